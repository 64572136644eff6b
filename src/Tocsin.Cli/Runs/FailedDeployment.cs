using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>What an alert about a failed deployment must let its reader see.</summary>
/// <param name="Service">The service's name: it stands in its ARN too.</param>
internal sealed record FailedDeployment(string Service, string Reason, string Deployment)
{
    public static FailedDeployment Of(JsonValue sent) => new(
        sent.At("/resources/0")?.AsText()?.Split('/')[^1] ?? "",
        sent.At("/detail/reason")?.AsText() ?? "",
        sent.At("/detail/deploymentId")?.AsText() ?? "");

    /// <summary>The facts that a message does not show; of the message that shows the least.</summary>
    public IEnumerable<string> NotIn(ValueList<Post> messages) => messages.Select(m => NotIn($"{m.Title}\n{m.Description}")).MaxBy(l => l.Count) ?? [];

    /// <param name="blamed">What made them miss, when a hop has already said so.</param>
    public Finding Missing(IReadOnlyList<string> facts, Finding? blamed, EventReport report)
    {
        var template = report.Routes.SelectMany(r => r.Hops).LastOrDefault(h => h.Stage == Stage.Transformer)?.Where;
        return new Finding(
            FindingCode.MissingFacts, Severity.Error, blamed?.Where ?? template,
            $"the message arrives without the {string.Join(" and the ", facts)}: nobody can act on it",
            blamed?.Write ?? "input_paths and a template that show $.resources[0], $.detail.reason and $.detail.deploymentId");
    }

    private List<string> NotIn(string text)
    {
        var missing = new List<string>();
        Look(Service, "service");
        Look(Reason, "reason");
        Look(Deployment, "deployment id");
        return missing;

        void Look(string fact, string name)
        {
            if (!text.Contains(fact, StringComparison.Ordinal))
            {
                missing.Add(name);
            }
        }
    }
}
