using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListenerAttributes.html</summary>
public static class ModifyListenerAttributes
{
    public static Result<Done<ModifyListenerAttributesResponse>> Decide(
        ElbState state, ModifyListenerAttributesRequest request, Call call)
    {
        var found = ElbErrors.Listener(state, request.ListenerArn);
        if (found.Error is { } error)
        {
            return error;
        }
        var known = ElbAttributes.Of(found.Value);
        var given = request.Attributes.GetValueOrDefault();
        if (ElbErrors.Attributes(known, given.Select(a => a.Key), "Listener") is { } stranger)
        {
            return stranger;
        }
        var set = given.Select(a => KeyValuePair.Create(a.Key!, a.Value ?? ""));
        var changed = found.Value with { Attributes = ElbAttributes.With(found.Value.Attributes, set) };
        return new Done<ModifyListenerAttributesResponse>(
            new ModifyListenerAttributesResponse { Attributes = DescribeListenerAttributes.Told(ElbAttributes.Of(changed)) },
            [new Change.Put(changed)]);
    }
}
