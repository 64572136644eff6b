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
            MessageClass.CustomNotification => Among(recognized.Json!, "/version", "/source", "/content/textType"),
            MessageClass.Unsupported when recognized.Json is { } json => json.Members.Select(m => m.Value.AsText()).FirstOrDefault(t => t is not null && Unknown.In(t)),
            MessageClass.Unsupported when message.Message.TrimStart() is { Length: > 0 } text && (text[0] == '{' || Unknown.In(text.AsSpan(0, 1))) => text,
            _ => null,
        };
        return deciding is null ? null : Unknown.NamesIn(deciding)[0];
    }

    private static string? Among(JsonValue json, params string[] pointers) => pointers.Select(p => json.At(p)?.AsText()).FirstOrDefault(t => t is not null && Unknown.In(t));
}
