using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// Why an event that should ring matched no rule, and what to write: the closest rule's first wrong field, held against the event.
/// </summary>
internal static class QuietCause
{
    /// <summary>Of whom an event tells, when it is, and in whose words: what differs from event to event.</summary>
    private static readonly string[] OfOneEvent =
        ["id", "time", "resources", "detail.clusterArn", "detail.deploymentId", "detail.updatedAt", "detail.reason"];

    /// <param name="language">What the rules are declared in.</param>
    public static Finding Of(EventReport facts, JsonValue sent, ILanguage language)
    {
        if (facts.Misses.Count == 0)
        {
            return NoRule(facts, "");
        }
        if (facts.Reason == Reasons.NoRule)
        {
            var elsewhere = facts.Misses[0];
            if (elsewhere.Why is Miss.OnSchedule)
            {
                return NoRule(facts, $" The rule {elsewhere.Rule} {elsewhere.Detail}.") with { Where = elsewhere.Where };
            }
            return new Finding(
                FindingCode.WrongBus, Severity.Error, elsewhere.Where,
                $"the rule {elsewhere.Rule} {elsewhere.Detail}. AWS drops the event there without a trace.",
                language.Say(elsewhere.Why is Miss.OtherRegion
                    ? new Suggestion.RegionOfServices() : "no event_bus_name: the events of AWS services arrive at the default bus"));
        }
        var meant = facts.Misses.Where(m => IsForSource(m, sent)).ToList();
        if (meant.Count == 0)
        {
            return NoRule(facts, $" The rules there wait for other events than those of {sent.At("/source")?.AsText()}.");
        }
        // Of rules that come equally close, the one whose first wrong field is nearly right: a slip, rather than a rule for other events.
        var closest = meant.OrderByDescending(m => m.Fields.Count(f => f.Matches && IsOfKind(f)))
            .ThenByDescending(m => m.Fields.Count(f => f.Matches) - m.Fields.Count(f => !f.Matches)).ThenBy(Distance).First();
        var wrong = closest.Fields.FirstOrDefault(f => !f.Matches);
        string message = $"{closest.Detail}. The rule never fires for {facts.Name}; AWS drops the event without a trace.";
        return new Finding(
            FindingCode.PatternNeverMatches, Severity.Error, closest.Where, message, wrong is null ? null : Advice(wrong, sent));
    }

    private static Finding NoRule(EventReport facts, string others) => new(
        FindingCode.NoRule, Severity.Error, null,
        $"no rule on the default bus, where ECS sends its events, takes up {facts.Name}.{others} AWS drops the event without a trace.",
        "an aws_cloudwatch_event_rule for source aws.ecs and detail-type \"ECS Deployment State Change\", with a target");

    /// <summary>The same where what was not read may hold one.</summary>
    public static Finding NoRuleRead(Finding none, string name) => none with
    {
        Message = $"no rule of what was read takes up {name}; what was not read may.",
        Write = null,
    };

    private static bool IsOfKind(FieldVerdict field) => field.Path is "source" or "detail-type";

    /// <summary>
    /// The rule asks for the event's source or detail-type, or for a slip of one of them; or it asks for neither, and so for any.
    /// </summary>
    private static bool IsForSource(MissReport miss, JsonValue sent)
    {
        var ofKind = miss.Fields.Where(IsOfKind).ToList();
        return ofKind.Count == 0 || ofKind.Exists(f => f.Matches || IsSlip(f, sent.Member(f.Path)?.AsText() ?? ""));
    }

    /// <summary>
    /// Sources are short and one letter from each other (<c>aws.ecr</c>), so a slip of one has its letters: <c>AWS.ECS</c>, <c>ecs</c>.
    /// </summary>
    private static bool IsSlip(FieldVerdict field, string meant) => Strings(field.Wanted).Any(
        w => field.Path == "source" ? Letters(w) == Letters(meant)
            : EditDistance.Between(w.ToUpperInvariant(), meant.ToUpperInvariant()) <= meant.Length / 4);

    private static string Letters(string source)
    {
        string letters = string.Concat(source.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.StartsWith("AWS", StringComparison.Ordinal) ? letters[3..] : letters;
    }

    private static int Distance(MissReport miss) =>
        miss.Fields.FirstOrDefault(f => !f.Matches) is { Found: { } found } wrong
            ? EditDistance.Between(wrong.Wanted.Trim('[', ']'), found.Trim('[', ']')) : int.MaxValue;

    private static string? Advice(FieldVerdict wrong, JsonValue sent)
    {
        string name = wrong.Path.Split('.')[^1];
        var wanted = Strings(wrong.Wanted).ToList();
        foreach (var (path, text) in Leaves("", sent))
        {
            if (path != wrong.Path && wanted.Contains(text))
            {
                string[] steps = path.Split('.');
                return steps[^1] == name && steps.Length > 1
                    ? $"\"{steps[^2]}\" = {{ \"{name}\" = [{JsonWriter.Quote(text)}] }}, for the event has it in there ({path})"
                    : $"\"{steps[^1]}\" = [{JsonWriter.Quote(text)}], which is where the event has it ({path})";
            }
        }
        if (wrong.Found is null)
        {
            string? nearest = Leaves("", sent).Select(l => l.Path).FirstOrDefault(
                p => string.Equals(p, wrong.Path, StringComparison.OrdinalIgnoreCase) || p.EndsWith("." + name, StringComparison.Ordinal));
            return nearest is null ? $"without {wrong.Path}: the event has no such field" : $"{nearest} instead of {wrong.Path}";
        }
        // What the event has there is this program's own example.
        return OfOneEvent.Contains(wrong.Path)
            ? $"without {wrong.Path}, or what the events that are meant have there"
            : $"\"{name}\" = {(wrong.Found.StartsWith('[') ? wrong.Found : $"[{wrong.Found}]")}";
    }

    private static IEnumerable<string> Strings(string wanted) =>
        JsonParser.Parse(wanted) switch
        {
            JsonValue.Array array => array.Items.Select(i => i.AsText()).OfType<string>(),
            JsonValue.String text => [text.Value],
            _ => [],
        };

    private static IEnumerable<(string Path, string Text)> Leaves(string path, JsonValue value) => value switch
    {
        JsonValue.Object o => o.Members.SelectMany(m => Leaves(path.Length == 0 ? m.Name : $"{path}.{m.Name}", m.Value)),
        JsonValue.Array a => a.Items.SelectMany(i => Leaves(path, i)),
        JsonValue.String s => [(path, s.Value)],
        _ => [],
    };
}
