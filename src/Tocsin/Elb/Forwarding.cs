using Tocsin.Elb.Shapes;
using Tocsin.Text;
using Action = Tocsin.Elb.Shapes.Action;

namespace Tocsin.Elb;

/// <summary>To which target groups actions forward.</summary>
internal static class Forwarding
{
    /// <summary>
    /// A single group may be named in two places: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
    /// </summary>
    public static IEnumerable<string> Groups(ValueList<Action>? actions) => actions.GetValueOrDefault().SelectMany(
        a => a.ForwardConfig?.TargetGroups.GetValueOrDefault().Select(t => t.TargetGroupArn).Append(a.TargetGroupArn) ?? [a.TargetGroupArn])
        .OfType<string>().Distinct();

    public static bool Names(ValueList<Action>? actions, string group) => Groups(actions).Contains(group);

    /// <summary>As answers have them: in order, and where one group is named, named in both places.</summary>
    public static ValueList<Action>? Told(ValueList<Action>? actions) => actions?.Select((action, i) =>
    {
        var told = action.Order is null && actions.Value.Count > 1 ? action with { Order = i + 1 } : action;
        if (told.Type != "forward")
        {
            return told;
        }
        var groups = told.ForwardConfig?.TargetGroups ?? [new TargetGroupTuple { TargetGroupArn = told.TargetGroupArn }];
        return told with
        {
            TargetGroupArn = groups is [{ } only] ? only.TargetGroupArn : null,
            ForwardConfig = new ForwardActionConfig
            {
                TargetGroups = groups.Select(g => g with { Weight = g.Weight ?? 1 }).ToValueList(),
                TargetGroupStickinessConfig =
                    told.ForwardConfig?.TargetGroupStickinessConfig ?? new TargetGroupStickinessConfig { Enabled = false },
            },
        };
    }).ToValueList();
}
