using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>What an alert about a failed deployment must let its reader see.</summary>
/// <remarks>
/// A name alone proves little: a service may be called <c>app</c>, <c>tasks</c> or <c>deployment</c>, and the words of the message may hold
/// it. It counts where the same event about a service of another name would show that one instead, or raise no such message at all.
/// </remarks>
/// <param name="Service">The service's ARN.</param>
internal sealed record FailedDeployment(string Service, string Reason, string Deployment)
{
    /// <summary>What the other service is called.</summary>
    private const string Another = "a-service-of-another-name";

    private string Name => Arn.NameIn(Service);

    /// <param name="sent">The event's JSON.</param>
    public static FailedDeployment Of(JsonValue sent) => new(
        Unknown.Show(sent.At("/resources/0")?.AsText() ?? ""), sent.At("/detail/reason")?.AsText() ?? "",
        sent.At("/detail/deploymentId")?.AsText() ?? "");

    /// <summary>The same failure of another service, as far as the event names it by its ARN.</summary>
    public static Stimulus OfAnother(Stimulus failure)
    {
        var sent = Sent(failure);
        string arn = sent.At("/resources/0")?.AsText() ?? "";
        string another = $"{arn[..^Arn.NameIn(arn).Length]}{Another}";
        string json = JsonWriter.Write(sent).Replace(JsonWriter.Quote(arn), JsonWriter.Quote(another), StringComparison.Ordinal);
        return EventBytes.TryCreate(json, out var bytes, out _)
            ? failure with
            {
                Sendings = [.. failure.Sendings.Select(s => s with { Envelope = s.Envelope with { Content = new EventContent(bytes) } })],
            }
            : failure;
    }

    /// <summary>The event's JSON.</summary>
    public static JsonValue Sent(Stimulus failure) =>
        JsonParser.Parse(((EventContent)failure.Sendings[0].Envelope.Content).Event.ToString())!;

    /// <summary>The facts that a message does not show; of the message that shows the least.</summary>
    /// <param name="ofAnother">The report of <see cref="OfAnother"/>; asked only where the name alone is seen.</param>
    public IEnumerable<string> NotIn(EventReport told, Func<EventReport> ofAnother)
    {
        var other = new Lazy<List<(string Way, string Text)>>(() => [.. Arrived(ofAnother())]);
        return Arrived(told).Select(m => NotIn(m.Text, m.Way, other)).MaxBy(l => l.Count) ?? [];
    }

    /// <param name="blamed">What made them miss, when a hop has already said so.</param>
    public Finding Missing(IReadOnlyList<string> facts, Finding? blamed, EventReport report)
    {
        var template = report.Routes.SelectMany(r => r.Hops).LastOrDefault(h => h.Stage == Stage.Transformer)?.Where;
        return new Finding(
            FindingCode.MissingFacts, Severity.Error, blamed?.Where ?? template,
            $"the message arrives without the {string.Join(" and the ", facts)}: nobody can act on it",
            blamed?.Write ?? "input_paths and a template that show $.resources[0], $.detail.reason and $.detail.deploymentId");
    }

    private List<string> NotIn(string text, string way, Lazy<List<(string Way, string Text)>> other) =>
    [
        .. ShowsService(text, way, other) ? Array.Empty<string>() : ["service"],
        .. text.Contains(Reason, StringComparison.Ordinal) ? Array.Empty<string>() : ["reason"],
        .. text.Contains(Deployment, StringComparison.Ordinal) ? Array.Empty<string>() : ["deployment id"],
    ];

    private bool ShowsService(string text, string way, Lazy<List<(string Way, string Text)>> other)
    {
        if (HasWord(text, Service) || !HasWord(text, Name))
        {
            return HasWord(text, Service);
        }
        string? there = other.Value.Find(o => o.Way == way).Text;
        return there is null || HasWord(there, Another);
    }

    /// <summary>Each message as Slack shows it, with the way that it came.</summary>
    private static IEnumerable<(string Way, string Text)> Arrived(EventReport report) =>
        report.Routes.Where(r => r.Outcome == RouteOutcome.Delivered)
            .Zip(report.Messages, (r, m) => (string.Join('>', r.Hops.Select(h => h.Address)), Shown(m)));

    private static string Shown(Post message) =>
        string.Join('\n', [message.Title, message.Description, .. message.Blocks.SelectMany(b => b.Texts)]);

    /// <summary>
    /// A name is one only where it does not go on: <c>app</c> is in <c>service/prod/app</c>, and in neither <c>happened</c> nor
    /// <c>app-2</c>.
    /// </summary>
    private static bool HasWord(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsOfName(text[at - 1])) && (at + word.Length == text.Length || !IsOfName(text[at + word.Length])))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
