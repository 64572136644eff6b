using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Messages;

/// <summary>What Slack answers to a message that breaks its limits: the engine says which, here it is put as Slack puts it.</summary>
internal static class Refusal
{
    /// <summary>Null when Slack takes the message.</summary>
    /// <param name="message">An object with <c>text</c>, <c>blocks</c> and <c>attachments</c>.</param>
    public static Answer? Of(JsonValue message)
    {
        var faults = Message.Read(message).Faults;
        if (faults.Count == 0)
        {
            return null;
        }
        var details = faults.Where(f => f.Code == faults[0].Code && f.Constraint is not null)
            .Select(f => $"{f.Constraint!.Sentence} [json-pointer:{f.SlackPointer}]").ToList();
        return new Answer
        {
            Error = faults[0].Code,
            Members = details.Count == 0 ? [] : [Member.Of("errors", Member.Texts(details))],
            Messages = details.Select(d => $"[ERROR] {d}").ToValueList(),
        };
    }
}
