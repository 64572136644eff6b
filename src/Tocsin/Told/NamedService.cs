using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Told;

/// <summary>
/// The service or cluster that a rule names and nobody declared: where no service is declared at all, the event is tried as that one's.
/// </summary>
public static class NamedService
{
    /// <summary>The parameters of an event about it; null where no rule misses the event for the sake of its service alone.</summary>
    public static IReadOnlyDictionary<string, string>? In(EventReport judged) =>
        judged.Reason == Reasons.NoMatch
            ? judged.Misses.Where(MadeUpService.IsMissedForItsService).Select(Parameters).FirstOrDefault(p => p is not null)
            : null;

    private static Dictionary<string, string>? Parameters(MissReport miss)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var field in miss.Fields.Where(f => !f.Matches))
        {
            if (Named(field) is not { } path)
            {
                return null;
            }
            parameters["cluster"] = path[1];
            if (path.Length > 2 && path[2].Length > 0)
            {
                parameters["service"] = path[2];
            }
        }
        return parameters;
    }

    /// <summary>The parts of the first ARN, or beginning of one, that is of the event's account and region.</summary>
    private static string[]? Named(FieldVerdict field) => (
        from wanted in ArnsIn(field.Wanted)
        from found in ArnsIn(field.Found ?? "")
        where (wanted.Account, wanted.Region) == (found.Account, found.Region)
        let path = wanted.Resource.Split('/')
        where path is ["cluster", { Length: > 0 }] or ["service", { Length: > 0 }, _]
        where !wanted.Resource.Contains('*', StringComparison.Ordinal)
        select path).FirstOrDefault();

    /// <summary>The region that each of a list of values asks for; empty where it takes several, or is no ARN.</summary>
    internal static IEnumerable<string> RegionsIn(string values) =>
        from value in ValuesIn(values)
        let text = value.AsText()
            ?? (value.Member("prefix") ?? value.Member("wildcard"))?.AsText()
            ?? value.Member("equals-ignore-case")?.AsText()?.ToLowerInvariant() ?? ""
        select text.Split(':') is ["arn", _, _, var region, _, ..] && !region.Contains('*', StringComparison.Ordinal) ? region : "";

    /// <summary>Of a list of values: those that are ARNs, whole or as <c>{"prefix": …}</c>.</summary>
    internal static IEnumerable<Arn> ArnsIn(string values) =>
        from value in ValuesIn(values)
        let text = value.AsText() ?? value.Member("prefix")?.AsText()
        where Arn.TryParse(text, out _)
        select Arn.Parse(text!);

    private static IEnumerable<JsonValue> ValuesIn(string values) =>
        JsonParser.Parse(values) switch { JsonValue.Array list => list.Items, { } one => [one], _ => [] };
}
