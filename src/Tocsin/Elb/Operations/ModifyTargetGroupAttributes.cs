using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html</summary>
public static class ModifyTargetGroupAttributes
{
    public static Result<Done<ModifyTargetGroupAttributesResponse>> Decide(
        ElbState state, ModifyTargetGroupAttributesRequest request, Call call)
    {
        var found = ElbErrors.TargetGroup(state, request.TargetGroupArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var known = ElbAttributes.Of(found.Value);
        var given = request.Attributes.GetValueOrDefault();
        if (ElbErrors.Attributes(known, given.Select(a => a.Key), "Target group") is { } stranger)
        {
            return stranger;
        }
        var set = given.Select(a => KeyValuePair.Create(a.Key!, a.Value ?? ""));
        var changed = found.Value with { Attributes = ElbAttributes.With(found.Value.Attributes, set) };
        var attributes = ElbAttributes.Of(changed);
        if (ElbErrors.DeregistrationDelay(attributes[ElbAttributes.DeregistrationDelay]) is { } wrong)
        {
            return wrong;
        }
        return new Done<ModifyTargetGroupAttributesResponse>(
            new ModifyTargetGroupAttributesResponse { Attributes = DescribeTargetGroupAttributes.Told(attributes) },
            [new Change.Put(changed)]);
    }
}
