using System.Text;

namespace Tocsin.Patterns.Language;

/// <summary>Where the reader of a pattern's text stands, and how AWS says so.</summary>
internal sealed class JsonCursor(string text)
{
    private int lineStart;

    // Made when a refusal asks for it.
    private string? quoted;

    public string Source => text;

    /// <summary>The offset behind what has been read.</summary>
    public int Position { get; set; }

    public int Line { get; private set; } = 1;

    public int Column => Position - lineStart + 1;

    /// <summary>The offset at which the value read last begins.</summary>
    public int Start { get; private set; }

    public int StartLine { get; private set; } = 1;

    public int StartColumn { get; private set; }

    /// <summary>How the text is called in a location.</summary>
    public string Quoted
    {
        get => quoted ??= Quote(text);
        set => quoted = value;
    }

    /// <summary>What stands before an error of the JSON itself.</summary>
    public string JsonErrorPrefix { get; set; } = "";

    /// <summary>AWS's way to name a place in the text.</summary>
    public string LocationOf(int line, int column) => $"[Source: {Quoted}; line: {line}, column: {column}]";

    public void MarkStart()
    {
        Start = Position - 1;
        StartLine = Line;
        StartColumn = Position - lineStart;
    }

    /// <summary>The first character behind white space, read; -1 at the end.</summary>
    public int SkipSpace()
    {
        while (Position < text.Length)
        {
            char c = text[Position++];
            switch (c)
            {
                case ' ' or '\t':
                    break;
                case '\n':
                    NewLine();
                    break;
                case '\r':
                    if (Position < text.Length && text[Position] == '\n')
                    {
                        Position++;
                    }
                    NewLine();
                    break;
                case < ' ':
                    throw Broken($"Illegal character ({Describe(c)}): only regular white space (\\r, \\n, \\t) is allowed between tokens");
                case '/':
                    throw Unexpected(
                        '/', "maybe a (non-standard) comment? (not recognized as one since Feature '"
                        + "ALLOW_COMMENTS' not enabled for parser)");
                default:
                    return c;
            }
        }
        return -1;
    }

    private void NewLine()
    {
        Line++;
        lineStart = Position;
    }

    /// <summary>AWS appends the location to most of its complaints.</summary>
    public PatternRefusal Refuse(string reason, PatternFault fault = PatternFault.Other, string? field = null) =>
        new(new PatternError($"{reason}\n at {LocationOf(Line, Column)}", Position, Line, Column, Fault: fault) { Field = field });

    public PatternRefusal RefuseWithoutLocation(string reason, bool internalFailure = false) =>
        new(new PatternError(reason, Position, Line, Column, internalFailure));

    /// <summary>An error of the JSON itself.</summary>
    public PatternRefusal Broken(string reason) => Refuse(JsonErrorPrefix + reason);

    public PatternRefusal Unexpected(int c, string comment) => Broken($"Unexpected character ({Describe((char)c)}): {comment}");

    public static string Describe(char c) => char.IsControl(c) ? $"(CTRL-CHAR, code {(int)c})"
        : c > 255 ? $"'{c}' (code {(int)c} / 0x{(int)c:x})"
        : $"'{c}' (code {(int)c})";

    private static string Quote(string text)
    {
        // Unverified: whether AWS shortens long patterns as the reader does by itself.
        var quoted = new StringBuilder("(String)\"");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, Limits.QuotedCharacters)))
        {
            _ = char.IsControl(c) && c is not ('\r' or '\n') ? quoted.Append($"\\u{(int)c:X4}") : quoted.Append(c);
        }
        quoted.Append('"');
        return text.Length > Limits.QuotedCharacters
            ? $"{quoted}[truncated {text.Length - Limits.QuotedCharacters} chars]"
            : quoted.ToString();
    }
}
