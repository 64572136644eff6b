using Tocsin.Json;

namespace Tocsin.Chatbot;

/// <summary>A notification's text as recognition looks at it: parsed once.</summary>
internal sealed class Received
{
    public Received(string message, string? subject)
    {
        Message = message;
        Subject = subject;
        Value = JsonParser.TryParse(message, out var value, out var error) ? value : null;
        Error = error;
    }

    public string Message { get; }

    public string? Subject { get; }

    /// <summary>The message as JSON, or null when it is none; then <see cref="Error"/> says why.</summary>
    public JsonValue? Value { get; }

    public JsonError? Error { get; }

    public string? Text(string member) => Value?.Member(member)?.AsText();

    public bool Has(string member) => Value?.Member(member) is not null;
}
