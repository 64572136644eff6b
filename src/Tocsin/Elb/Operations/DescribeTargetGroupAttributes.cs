using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html</summary>
public static class DescribeTargetGroupAttributes
{
    public static Result<DescribeTargetGroupAttributesResponse> Answer(
        ElbState state, DescribeTargetGroupAttributesRequest request, Call call)
    {
        var found = ElbErrors.TargetGroup(state, request.TargetGroupArn);
        return found.Error is { } error
            ? error
            : new DescribeTargetGroupAttributesResponse { Attributes = Told(ElbAttributes.Of(found.Value)) };
    }

    internal static ValueList<TargetGroupAttribute> Told(ValueMap<string> attributes) =>
        attributes.Select(a => new TargetGroupAttribute { Key = a.Key, Value = a.Value }).ToValueList();
}
