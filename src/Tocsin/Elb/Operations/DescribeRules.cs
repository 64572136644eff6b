using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html</summary>
/// <remarks>The default rule of a listener is among its rules, with the listener's own actions.</remarks>
public static class DescribeRules
{
    public static Result<DescribeRulesResponse> Answer(ElbState state, DescribeRulesRequest request, Call call)
    {
        if (request.ListenerArn is { } listener && ElbErrors.Listener(state, listener).Error is { } unknown)
        {
            return unknown;
        }
        var all = state.RulesIn(call.Scope).Select(r => (r.Listener, Told: ElbShapes.Of(r)))
            .Concat(state.ListenersIn(call.Scope).Select(l => (Listener: l.Arn, Told: ElbShapes.DefaultRule(l)))).ToList();
        if (request.RuleArns.GetValueOrDefault().Any(a => all.TrueForAll(r => r.Told.RuleArn != a)))
        {
            return Errors.RuleNotFoundException.With("One or more rules not found", "RuleArns");
        }
        var asked = all.Where(r => (request.ListenerArn is not { } of || r.Listener.ToString() == of)
            && (request.RuleArns is not { Count: > 0 } arns || arns.Contains(r.Told.RuleArn!))).Select(r => r.Told);
        var page = Paged.Of(
            asked.OrderBy(r => r.RuleArn, StringComparer.Ordinal), r => r.RuleArn!, request.Marker, request.PageSize ?? Limits.PageSize);
        return new DescribeRulesResponse { Rules = page.Items, NextMarker = page.Next };
    }
}
