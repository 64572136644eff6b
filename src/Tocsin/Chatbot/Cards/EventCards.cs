using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Chatbot.Cards;

/// <summary>Events of EventBridge that Chatbot shows. Unverified: the exact layouts; nothing but pictures of them is published.</summary>
internal static class EventCards
{
    /// <summary>Most services: the detail-type and nothing else. No service, no reason.</summary>
    /// <remarks>Field reports: the detail-type stands in both title and text; an ECS task's stop arrives without its reason.</remarks>
    public static Card Bare(JsonValue.Object e) => new(DetailType(e), DetailType(e), Bare: true);

    /// <summary>What became of an ECS deployment: its reason and its id, and neither its service nor its cluster.</summary>
    // Unverified: one source, a public note of 2025-02-18, which wrote down the heading, the text and the names of the four fields.
    public static Card Deployment(JsonValue.Object e)
    {
        string[] heading = [Text(e, "/detail-type") ?? "", Text(e, "/region") ?? "", $"Account: {Text(e, "/account")}"];
        string description = Card.Lines(
            Text(e, "/detail/reason") is { Length: > 0 } reason ? [Mrkdwn.Escape(reason)] : [],
            Card.Field("Deployment ID", Text(e, "/detail/deploymentId")),
            Card.Field("Event type", Text(e, "/detail/eventType")),
            Card.Field("Event name", Text(e, "/detail/eventName")),
            Card.Field("Updated at", Text(e, "/detail/updatedAt")));
        return new Card(
            string.Join(" | ", heading.Select(Mrkdwn.Escape)), description,
            Text(e, "/detail/eventType") == "ERROR" ? Card.Alert : Card.Neutral);
    }

    /// <summary>Config, GuardDuty and Systems Manager, in plain form.</summary>
    public static Card Service(JsonValue.Object e) =>
        new(DetailType(e), Card.Lines(DetailFields.Of(e["detail"]), Resources(e)), Card.Neutral, Footer: Footer(e));

    /// <summary>https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html</summary>
    public static Card Health(JsonValue.Object e)
    {
        string? category = Text(e, "/detail/eventTypeCategory");
        string description = Card.Lines(
            Card.Field("Service", Text(e, "/detail/service")),
            Card.Field("Event", Text(e, "/detail/eventTypeCode")),
            Card.Field("Category", category),
            Card.Field("Start", Text(e, "/detail/startTime")),
            Card.Field("End", Text(e, "/detail/endTime")),
            Description(e),
            Card.Field("Affected", Listed(e.At("/detail/affectedEntities"), "entityValue")));
        return new Card(DetailType(e), description, category == "issue" ? Card.Alert : Card.Neutral, Footer: Footer(e));
    }

    /// <summary>https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-cwe-event-formats.html</summary>
    public static Card SecurityHub(JsonValue.Object e)
    {
        JsonValue? finding = e.At("/detail/findings/0");
        int more = e.At("/detail/findings") is JsonValue.Array findings ? findings.Items.Count - 1 : 0;
        string? severity = finding?.At("/Severity/Label")?.AsText();
        string description = Card.Lines(
            Card.Field("Finding", Text(finding, "/Title")),
            Card.Field("Severity", severity),
            Card.Field("Description", Text(finding, "/Description")),
            Card.Field("Resources", Listed(finding?.Member("Resources"), "Id")),
            Card.Field("Product", Text(finding, "/ProductName")),
            Card.Field("Action", Text(e, "/detail/actionName")),
            more > 0 ? [$"and {more} more"] : []);
        return new Card(DetailType(e), description, severity is "CRITICAL" or "HIGH" ? Card.Alert : Card.Neutral, Footer: Footer(e));
    }

    /// <summary>Developer tools notifications: https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html</summary>
    public static Card DeveloperTools(JsonValue.Object n)
    {
        string state = Text(n, "/detail/state") ?? Text(n, "/detail/build-status") ?? "";
        string color = state switch { "FAILED" or "STOPPED" => Card.Alert, "SUCCEEDED" => Card.Good, _ => Card.Neutral };
        string title = Mrkdwn.Escape(Text(n, "/detailType") ?? "");
        return new Card(title, Card.Lines(DetailFields.Of(n["detail"]), Resources(n)), color, Footer: Footer(n));
    }

    private static string DetailType(JsonValue.Object e) => Mrkdwn.Escape(Text(e, "/detail-type") ?? "");

    private static string? Text(JsonValue? value, string pointer) => value?.At(pointer)?.AsText();

    // English where there is some, else the first language.
    private static ValueList<string> Description(JsonValue e)
    {
        if (e.At("/detail/eventDescription") is not JsonValue.Array { Items.Count: > 0 } texts)
        {
            return [];
        }
        JsonValue chosen = texts.Items.FirstOrDefault(IsEnglish) ?? texts.Items[0];
        return chosen.Member("latestDescription")?.AsText() is { } text ? [Mrkdwn.Escape(text)] : [];
    }

    private static bool IsEnglish(JsonValue text) => text.Member("language")?.AsText()?.StartsWith("en", StringComparison.Ordinal) == true;

    private static ValueList<string> Resources(JsonValue.Object e) =>
        e["resources"] is JsonValue.Array a
            ? Card.Field("Resources", string.Join(", ", a.Items.Select(i => i.AsText()).OfType<string>().Take(Limits.CardItems)))
            : [];

    private static string Listed(JsonValue? list, string member) =>
        list is JsonValue.Array a
            ? string.Join(", ", a.Items.Select(i => i.Member(member)?.AsText()).OfType<string>().Take(Limits.CardItems))
            : "";

    private static ValueList<string> Footer(JsonValue.Object e) =>
        [
            .. Card.Field("Region", Text(e, "/region")), .. Card.Field("Account", Text(e, "/account")),
            .. Card.Field("Time", Text(e, "/time"))];
}
