using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>A custom notification, schema 1.0: the one form in which a message of one's own reaches a channel.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html</remarks>
/// <param name="Title">mrkdwn, up to <see cref="Limits.TitleLength"/> characters; may be missing.</param>
/// <param name="Description">mrkdwn, up to <see cref="Limits.DescriptionLength"/> characters.</param>
/// <param name="NextSteps">A bulleted list, each up to <see cref="Limits.NextStepLength"/> characters.</param>
/// <param name="Keywords">Tags, each up to <see cref="Limits.KeywordLength"/> characters.</param>
/// <param name="ThreadId">Notifications of one thread id stand in one thread.</param>
/// <param name="Summary">What the first message of a thread shows.</param>
/// <param name="AdditionalContext">Variables for custom actions.</param>
public sealed record CustomNotification(
    string? Id,
    string? Title,
    string Description,
    ValueList<string> NextSteps,
    ValueList<string> Keywords,
    string? ThreadId,
    string? Summary,
    string? EventType,
    ValueList<string> RelatedResources,
    ValueList<KeyValuePair<string, string>> AdditionalContext,
    bool EnableCustomActions)
{
    /// <summary>Reads a message that means to be one.</summary>
    /// <returns>The notification, or every violation of the schema; never both.</returns>
    public static (CustomNotification? Notification, ValueList<Violation> Violations) Read(JsonValue.Object message)
    {
        var reader = new CustomNotificationReader(message);
        var read = reader.Read();
        return reader.Violations.Count == 0 ? (read, []) : (null, reader.Violations.ToValueList());
    }
}

/// <summary>Where a message departs from the schema.</summary>
/// <param name="Pointer">JSON Pointer into the message; for a missing member, where it would stand.</param>
/// <param name="Found">What stands there: <c>the number 1.0</c>.</param>
/// <param name="Write">What to write there.</param>
public sealed record Violation(string Pointer, string Found, string Write)
{
    public override string ToString() => $"{Pointer} is {Found}";
}
