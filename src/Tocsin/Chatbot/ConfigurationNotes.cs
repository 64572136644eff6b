using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>What is worth knowing about a channel configuration before any message comes.</summary>
public static class ConfigurationNotes
{
    public static ValueList<Note> Of(ChannelConfiguration configuration) =>
        [.. PlaceholderId(configuration, "SlackTeamId", configuration.SlackTeamId, "workspace", 'T'),
         .. PlaceholderId(configuration, "SlackChannelId", configuration.SlackChannelId, "channel", 'C'),
         .. LoggingNone(configuration)];

    private static IEnumerable<Note> LoggingNone(ChannelConfiguration configuration)
    {
        if (configuration.LoggingLevel == "NONE")
        {
            var where = new Place(configuration.Arn.ToString(), "LoggingLevel");
            yield return new Note(
                FindingCode.LoggingNone, Severity.Warning, where,
                $"LoggingLevel is NONE: what Chatbot refuses disappears without a trace. "
                + $"With ERROR it writes a line to {configuration.LogGroup} in us-east-1.",
                new Suggestion.Setting("logging_level", "\"ERROR\""), [new Correction.Text(where, "NONE", "ERROR")]);
        }
    }

    private static IEnumerable<Note> PlaceholderId(ChannelConfiguration configuration, string member, string id, string what, char letter)
    {
        if (IsPlaceholder(id))
        {
            yield return new Note(
                FindingCode.PlaceholderId, Severity.Warning, new Place(configuration.Arn.ToString(), member),
                new Flaw.PlaceholderId(member, id),
                $"the {what}'s own id, which begins with {letter}: Slack shows it in the {what}'s details");
        }
    }

    /// <summary>
    /// Whether an id is one of those that examples show: <c>CXXXXXXXXXX</c>, <c>C0123456789</c>, <c>C00000000</c>, <c>your-channel-id</c>.
    /// </summary>
    internal static bool IsPlaceholder(string id)
    {
        if (Unknown.In(id) || id.Length < 2)
        {
            return false;
        }
        string rest = id[1..];
        return rest.Distinct().Count() == 1
            || rest.StartsWith("01234567", StringComparison.Ordinal)
            || rest.StartsWith("12345678", StringComparison.Ordinal)
            || id.Contains("YOUR", StringComparison.OrdinalIgnoreCase)
            || id.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase)
            || id.Contains("XXXX", StringComparison.OrdinalIgnoreCase);
    }
}
