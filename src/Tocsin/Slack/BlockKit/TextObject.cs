using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>Text with its kind: <c>{"type": "mrkdwn", "text": "…"}</c>.</summary>
/// <remarks>https://docs.slack.dev/reference/block-kit/composition-objects/text-object</remarks>
internal static class TextObject
{
    /// <summary>The text of a member as it is shown; empty, with a fault, when it is none.</summary>
    public static ValueList<Run> Read(Check check, JsonValue owner, string pointer, string member, int most, bool plainOnly = false)
    {
        string at = JsonPointer.Append(pointer, member);
        if (owner.Member(member) is not { } value)
        {
            check.Miss(pointer, member, $"\"{member}\": {{\"type\": \"{(plainOnly ? "plain_text" : "mrkdwn")}\", \"text\": \"…\"}}");
            return [];
        }
        return Read(check, value, at, most, plainOnly);
    }

    public static ValueList<Run> Read(Check check, JsonValue value, string pointer, int most, bool plainOnly = false)
    {
        if (value is not JsonValue.Object)
        {
            check.Add(
                pointer, "is no text object", $"{{\"type\": \"{(plainOnly ? "plain_text" : "mrkdwn")}\", \"text\": \"…\"}}",
                new Constraint.Other("an object"));
            return [];
        }
        string? type = value.Member("type")?.AsText();
        if (type is not "plain_text" && (plainOnly || type is not "mrkdwn"))
        {
            check.NoType(
                pointer, type, $"is \"{type}\"", plainOnly ? "\"type\": \"plain_text\"" : "\"type\": \"mrkdwn\", or \"plain_text\"",
                plainOnly ? ["plain_text"] : ["plain_text", "mrkdwn"]);
        }
        if (check.Text(value, pointer, "text", most, required: true) is not { } text)
        {
            return [];
        }
        check.CountText(text.Length);
        return type == "mrkdwn" && !plainOnly ? Mrkdwn.Parse(text) : PlainText.Parse(text);
    }
}
