using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Slack.BlockKit;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Methods;

/// <summary>Whether Slack would take blocks, or a message. https://docs.slack.dev/reference/methods/blocks.validate</summary>
/// <remarks>Views are not looked into: they are taken when they are an object.</remarks>
internal static class BlocksValidate
{
    private static readonly string[] Kinds = ["blocks", "message", "view"];

    public static Answer Carry(Call call)
    {
        var given = Kinds.Where(call.Arguments.Has).ToList();
        if (given.Count != 1)
        {
            return Answer.Refused("invalid_arguments", "must provide exactly one of `blocks`, `view`, or `message`");
        }
        string kind = given[0];
        if (call.Arguments.Text(kind) is { Length: > Limits.ValidatedLength })
        {
            string tooLong = new Constraint.TooLong(Limits.ValidatedLength).Sentence;
            return Answer.Refused("invalid_arguments", $"[ERROR] {tooLong} [json-pointer:/{kind}]");
        }
        if (!call.Arguments.TryJson(kind, out var value) || (kind != "blocks" && value is not JsonValue.Object))
        {
            // Unverified: the words.
            return Answer.Refused("invalid_arguments", $"[ERROR] must be valid JSON [json-pointer:/{kind}]");
        }
        if (kind == "view")
        {
            return Answer.Ok();
        }
        var faults = Message.Read(kind == "blocks" ? Member.Object(Member.Of("blocks", value!)) : value!).Faults;
        return faults.Count == 0
            ? Answer.Ok()
            : Answer.Refused($"invalid_{kind}") with
            {
                Members = [Member.Of("errors", new JsonValue.Array(faults.Select(f => (JsonValue)Error(f, kind)).ToValueList()))],
            };
    }

    private static JsonValue.Object Error(Fault fault, string kind)
    {
        // Pointers are into what was given.
        string pointer = kind == "blocks" && fault.SlackPointer.StartsWith("/blocks", StringComparison.Ordinal)
            ? fault.SlackPointer["/blocks".Length..]
            : fault.SlackPointer;
        JsonMember[] expected = fault.Constraint switch
        {
            Constraint.Unsupported { Expected: var words } => Expected(words),
            Constraint.NoneOf { Expected: var words } => Expected(words),
            _ => [],
        };
        // Unverified: whether there are other codes than failed_constraint.
        return Member.Object(
        [
            Member.Of("code", "failed_constraint"), Member.Of("message", fault.Constraint?.Sentence ?? fault.Code),
            Member.Of("pointer", pointer), .. expected,
        ]);
    }

    private static JsonMember[] Expected(ValueList<string> words) =>
        [Member.Of("constraint", Member.Of("type", "enum"), Member.Of("expected", Member.Texts(words)))];
}
