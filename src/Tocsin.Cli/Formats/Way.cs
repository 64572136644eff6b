using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>A route in one line: <c>event ✓ → rule ecs-deployment-failed ✓ → transformer ✗ → topic – → Chatbot – → Slack –</c>.</summary>
internal static class Way
{
    private static readonly Stage[] Pipeline = [Stage.Rule, Stage.Transformer, Stage.Topic, Stage.Subscription, Stage.Chatbot, Stage.Slack];

    public static string Of(RouteReport route)
    {
        string first = route.Rule is null ? "publish ✓" : "event ✓";
        var stages = Pipeline.Where(s => s != Stage.Subscription && (route.Rule is not null || s > Stage.Transformer));
        return string.Join(" → ", stages.Select(s => $"{NameOf(s, route)} {MarkOf(s, route)}").Prepend(first));
    }

    /// <summary>The mark of a verdict: ✓ ✗ ? and – for what was never reached.</summary>
    public static string Mark(Verdict? verdict) => verdict switch
    {
        null => "–",
        Verdict.Passed or Verdict.Arrived => "✓",
        Verdict.Stopped => "✗",
        _ => "?",
    };

    private static string MarkOf(Stage stage, RouteReport route)
    {
        // A topic without a subscriber passes the publish and loses the message: in one line that is the topic's mark.
        var hops = route.Hops.Where(h => h.Stage == stage || (stage == Stage.Topic && h.Stage == Stage.Subscription));
        return Mark(hops.LastOrDefault()?.Verdict);
    }

    private static string NameOf(Stage stage, RouteReport route) => stage switch
    {
        Stage.Rule => $"rule {route.Rule}",
        Stage.Chatbot or Stage.Slack => stage.ToString(),
        _ => stage.ToString().ToLowerInvariant(),
    };
}
