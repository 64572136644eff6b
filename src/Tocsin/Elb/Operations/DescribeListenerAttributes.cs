using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html</summary>
public static class DescribeListenerAttributes
{
    public static Result<DescribeListenerAttributesResponse> Answer(
        ElbState state, DescribeListenerAttributesRequest request, Call call)
    {
        var found = ElbErrors.Listener(state, request.ListenerArn);
        return found.Error is { } error
            ? error
            : new DescribeListenerAttributesResponse { Attributes = Told(ElbAttributes.Of(found.Value)) };
    }

    internal static ValueList<ListenerAttribute> Told(ValueMap<string> attributes) =>
        attributes.Select(a => new ListenerAttribute { Key = a.Key, Value = a.Value }).ToValueList();
}
