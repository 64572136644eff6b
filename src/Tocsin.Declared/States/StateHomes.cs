using Tocsin.Aws;
using Tocsin.Declared.Instances;

namespace Tocsin.Declared.States;

/// <summary>The account and region that each resource of a state is in: its own ARN says so, or the ARN of what it belongs to.</summary>
internal sealed class StateHomes
{
    private static readonly string[] Belonging = ["arn", "topic_arn", "queue_url", "key_id", "target_key_arn", "cluster", "id"];

    private readonly Dictionary<string, Arn> rules = [];

    public StateHomes(IReadOnlyList<StateResource> resources)
    {
        foreach (var rule in resources.Where(r => r.Type == "aws_cloudwatch_event_rule"))
        {
            if (Arn.TryParse(rule.Text("arn"), out var arn) && rule.Text("name") is { } name)
            {
                rules[$"{rule.Text("event_bus_name") ?? "default"}/{name}"] = arn;
            }
        }
        var all = resources.Select(Of).OfType<Arn>().ToArray();
        Account = Commonest(all.Select(a => a.Account).Where(a => AccountId.TryParse(a, out _)));
        Region = Commonest(all.Select(a => a.Region));
    }

    /// <summary>The one that most resources are in; null when none says.</summary>
    public string? Account { get; }

    public string? Region { get; }

    /// <summary>An ARN in the resource's account and region; null when it names none.</summary>
    public Arn? Of(StateResource resource)
    {
        // The ARN of a target is that of what gets the message, which may be anywhere.
        if (resource.Type == "aws_cloudwatch_event_target")
        {
            return rules.GetValueOrDefault($"{resource.Text("event_bus_name") ?? "default"}/{resource.Text("rule")}");
        }
        foreach (string attribute in Belonging)
        {
            if (Arn.TryParse(resource.Text(attribute), out var arn))
            {
                return arn;
            }
        }
        return null;
    }

    private static string? Commonest(IEnumerable<string> texts) =>
        texts.Where(t => t.Length > 0).GroupBy(t => t).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
}
