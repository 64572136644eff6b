using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>Whether an unknown value could change what a message is taken for.</summary>
internal static class Undecided
{
    /// <summary>The unknown value's name, or null when the message is what it is whatever the value.</summary>
    public static string? By(Received message, Recognized recognized)
    {
        if (!Unknown.In(message.Message))
        {
            return null;
        }
        string? deciding = recognized.Class switch
        {
            MessageClass.Custom => FirstUnknown(new[] { "/version", "/source", "/content/textType" }.Select(recognized.Json!.At)),
            MessageClass.Unsupported when recognized.Json is { } json => FirstUnknown(json.Members.Select(m => m.Value)),
            MessageClass.Unsupported when CouldBeJson(message.Message.AsSpan().TrimStart()) => message.Message,
            _ => null,
        };
        return deciding is null ? null : Unknown.NamesIn(deciding)[0];
    }

    private static bool CouldBeJson(ReadOnlySpan<char> text) => text is ['{', ..] || Unknown.Begins(text);

    private static string? FirstUnknown(IEnumerable<JsonValue?> values) =>
        values.Select(v => v?.AsText()).FirstOrDefault(t => t is not null && Unknown.In(t));
}
