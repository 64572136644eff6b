using Tocsin.Json;

namespace Tocsin.Tests.Server.Slack;

/// <summary>What stands in an answer.</summary>
internal static class Read
{
    public static string? Text(this JsonValue answer, string pointer) => answer.At(pointer) switch
    {
        JsonValue.String s => s.Value,
        JsonValue.Number n => n.Text,
        JsonValue.Boolean b => b.Value ? "true" : "false",
        JsonValue.Array a => string.Join('|', a.Items.Select(i => i.AsText())),
        _ => null,
    };

    /// <summary>The error; <c>ok</c> when there is none.</summary>
    public static string Outcome(this JsonValue answer) => answer.Text("/error") ?? (answer.Text("/ok") == "true" ? "ok" : "?");

    /// <summary>The texts of the messages that a page of history holds, in its order.</summary>
    public static string Texts(this JsonValue answer) =>
        string.Join(' ', ((JsonValue.Array)answer.Member("messages")!).Items.Select(m => m.Text("/text")));
}
