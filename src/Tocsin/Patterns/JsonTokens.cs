using System.Globalization;
using System.Text;

namespace Tocsin.Patterns;

internal enum Token { None, StartObject, EndObject, StartArray, EndArray, Name, String, Integer, Float, True, False, Null }

/// <summary>Reads a pattern's text token by token, exactly as lazily as the JSON reader that AWS uses.</summary>
/// <remarks>
/// AWS's refusals end in a line and column: where its reader stood when it noticed. That reader (Jackson 2.14 over characters) scans a member's name together with
/// the first character or the number or word of its value, and leaves a string unread behind its opening quote until somebody asks for the text. So
/// <c>{"a":[{"unknown":"x"}]}</c> is refused at column 18, behind the quote that opens "x". The words of its own errors are part of AWS's answer too.
/// Recorded on AWS 2026-09; what no recording shows follows that reader's behaviour.
/// </remarks>
internal sealed class JsonTokens(string text)
{
    private const string Expected = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    private readonly Stack<Scope> scopes = new([new Scope(Kind.Root, 1, 0)]);
    private int line = 1;
    private int lineStart;
    private int startColumn;
    private int startLine = 1;
    private Token pending;
    private bool unreadString;
    private string? decoded;

    private enum Kind { Root, Array, Object }

    public Token Current { get; private set; }

    /// <summary>The offset behind what has been read.</summary>
    public int Position { get; private set; }

    /// <summary>The offset at which the current token, or the value of the current name, begins.</summary>
    public int Start { get; private set; }

    public int Line => line;

    public int Column => Position - lineStart + 1;

    /// <summary>The name of the current member.</summary>
    public string Name { get; private set; } = "";

    /// <summary>AWS's way to name a place in the text.</summary>
    public string Location => $"[Source: {Quoted}; line: {line}, column: {Column}]";

    /// <summary>How the text is called in a location; a filter policy's is not shown.</summary>
    public string Quoted { get; init; } = Quote(text);

    /// <summary>What stands before an error of the JSON itself.</summary>
    public string JsonErrorPrefix { get; init; } = "";

    /// <summary>The text of the current token; reads a string to its end.</summary>
    public string Text
    {
        get
        {
            if (unreadString)
            {
                unreadString = false;
                decoded = ReadString(": was expecting closing quote for a string value", "string value");
            }
            return Current switch
            {
                Token.Name => Name,
                Token.String => decoded!,
                Token.StartObject => "{",
                Token.EndObject => "}",
                Token.StartArray => "[",
                Token.EndArray => "]",
                _ => text[Start..Position],
            };
        }
    }

    public Token Next()
    {
        if (Current == Token.Name)
        {
            Current = pending;
            Open(Current);
            return Current;
        }
        if (unreadString)
        {
            unreadString = false;
            ReadString(": was expecting closing quote for a string value", "string value");
        }
        int c = SkipSpace();
        if (c < 0)
        {
            return End();
        }
        if (c is ']' or '}')
        {
            return Current = Close((char)c);
        }
        Scope scope = scopes.Peek();
        if (scope.Kind != Kind.Root && scope.Entries++ > 0)
        {
            c = SkipComma(c);
        }
        if (scope.Kind != Kind.Object)
        {
            Current = ReadValue(c);
            Open(Current);
            return Current;
        }
        if (c != '"')
        {
            throw Unexpected(c, "was expecting double-quote to start field name");
        }
        Name = ReadString(" in field name", "name");
        Current = Token.Name;
        pending = ReadValue(SkipColon());
        return Token.Name;
    }

    /// <summary>AWS appends the location to most of its complaints.</summary>
    public PatternRefusal Refuse(string reason) => RefuseWithoutLocation($"{reason}\n at {Location}");

    public PatternRefusal RefuseWithoutLocation(string reason, bool internalFailure = false) =>
        new(new PatternError(reason, Position, line, Column, internalFailure));

    private static string Quote(string text)
    {
        // Unverified: whether AWS shortens long patterns as the reader does by itself.
        var quoted = new StringBuilder("(String)\"");
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, Limits.QuotedCharacters)))
        {
            _ = char.IsControl(c) && c is not ('\r' or '\n') ? quoted.Append($"\\u{(int)c:X4}") : quoted.Append(c);
        }
        quoted.Append('"');
        return text.Length > Limits.QuotedCharacters ? $"{quoted}[truncated {text.Length - Limits.QuotedCharacters} chars]" : quoted.ToString();
    }

    private PatternRefusal Broken(string reason) => Refuse(JsonErrorPrefix + reason);

    private Token End()
    {
        Scope scope = scopes.Peek();
        if (scope.Kind != Kind.Root)
        {
            throw Broken($"Unexpected end-of-input: expected close marker for {scope.Kind} (start marker at {LocationOf(scope)})");
        }
        return Current = Token.None;
    }

    private Token Close(char c)
    {
        MarkStart();
        Scope scope = scopes.Peek();
        if (scope.Kind != (c == ']' ? Kind.Array : Kind.Object))
        {
            string name = scope.Kind == Kind.Root ? "root" : scope.Kind.ToString();
            throw Broken($"Unexpected close marker '{c}': expected '{(c == ']' ? '}' : ']')}' (for {name} starting at {LocationOf(scope)})");
        }
        scopes.Pop();
        return c == ']' ? Token.EndArray : Token.EndObject;
    }

    private void Open(Token token)
    {
        if (token is Token.StartArray or Token.StartObject)
        {
            if (scopes.Count > Limits.MaximumDepth)
            {
                throw RefuseWithoutLocation($"nested deeper than {Limits.MaximumDepth}", internalFailure: true);
            }
            scopes.Push(new Scope(token == Token.StartArray ? Kind.Array : Kind.Object, startLine, startColumn));
        }
    }

    private string LocationOf(Scope scope) => $"[Source: {Quoted}; line: {scope.Line}, column: {scope.Column}]";

    private Token ReadValue(int c)
    {
        MarkStart();
        switch (c)
        {
            case '"':
                unreadString = true;
                return Token.String;
            case '[':
                return Token.StartArray;
            case '{':
                return Token.StartObject;
            case '}':
                throw Unexpected(c, "expected a value");
            case 't':
                return Match("true", Token.True);
            case 'f':
                return Match("false", Token.False);
            case 'n':
                return Match("null", Token.Null);
            case '-' or (>= '0' and <= '9'):
                return new NumberReader(this, text).Read();
            default:
                throw Odd((char)c);
        }
    }

    private PatternRefusal Odd(char c)
    {
        switch (c)
        {
            case 'N':
                Match("NaN", Token.None);
                return Broken("Non-standard token 'NaN': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow");
            case 'I':
                Match("Infinity", Token.None);
                return Broken("Non-standard token 'Infinity': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow");
            case '+':
                if (Position >= text.Length)
                {
                    return Broken("Unexpected end-of-input in a Number value");
                }
                Position++;
                return Broken("Unexpected character ('+' (code 43)) in numeric value: JSON spec does not allow numbers to have plus signs: "
                    + "enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow");
        }
        return IsIdentifierStart(c) ? UnrecognizedToken(c.ToString()) : Unexpected(c, $"expected a valid value {Expected}");
    }

    private Token Match(string word, Token token)
    {
        for (int i = 1; i < word.Length; i++, Position++)
        {
            if (Position >= text.Length || text[Position] != word[i])
            {
                throw UnrecognizedToken(word[..i]);
            }
        }
        if (Position < text.Length && text[Position] >= '0' && IsIdentifierPart(text[Position]))
        {
            throw UnrecognizedToken(word);
        }
        return token;
    }

    private PatternRefusal UnrecognizedToken(string begun)
    {
        int from = Position;
        while (Position < text.Length && IsIdentifierPart(text[Position]) && begun.Length + Position - from < 256)
        {
            Position++;
        }
        string token = begun + text[from..Position];
        return Broken($"Unrecognized token '{token}{(token.Length >= 256 ? "..." : "")}': was expecting {Expected}");
    }

    private string ReadString(string atEnd, string what)
    {
        int from = Position;
        int to = text.AsSpan(from).IndexOfAny('"', '\\');
        if (to >= 0 && text[from + to] == '"' && !text.AsSpan(from, to).ContainsAnyInRange('\0', '\u001F'))
        {
            Position = from + to + 1;
            return text.Substring(from, to);
        }
        var builder = new StringBuilder();
        while (true)
        {
            if (Position >= text.Length)
            {
                throw Broken($"Unexpected end-of-input{atEnd}");
            }
            char c = text[Position++];
            switch (c)
            {
                case '"':
                    return builder.ToString();
                case '\\':
                    builder.Append(ReadEscape());
                    break;
                case < ' ':
                    throw Broken($"Illegal unquoted character ({Describe(c)}): has to be escaped using backslash to be included in {what}");
                default:
                    builder.Append(c);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        char c = NextInEscape();
        switch (c)
        {
            case 'b':
                return '\b';
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case '"' or '/' or '\\':
                return c;
            case 'u':
                break;
            default:
                throw Broken($"Unrecognized character escape {Describe(c)}");
        }
        int unit = 0;
        for (int i = 0; i < 4; i++)
        {
            char digit = NextInEscape();
            if (!char.IsAsciiHexDigit(digit))
            {
                throw Unexpected(digit, "expected a hex-digit for character escape sequence");
            }
            unit = (unit << 4) | Convert.ToInt32(digit.ToString(), 16);
        }
        return (char)unit;
    }

    private char NextInEscape() => Position < text.Length ? text[Position++] : throw Broken("Unexpected end-of-input in character escape sequence");

    /// <summary>The first character behind white space, read; -1 at the end.</summary>
    private int SkipSpace()
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
                    throw Unexpected('/', "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)");
                default:
                    return c;
            }
        }
        return -1;
    }

    private void NewLine()
    {
        line++;
        lineStart = Position;
    }

    private int SkipComma(int c)
    {
        if (c != ',')
        {
            throw Unexpected(c, $"was expecting comma to separate {scopes.Peek().Kind} entries");
        }
        int next = SkipSpace();
        return next >= 0 ? next : throw Broken($"Unexpected end-of-input within/between {scopes.Peek().Kind} entries");
    }

    private int SkipColon()
    {
        int c = SkipSpace();
        if (c is not (':' or -1))
        {
            throw Unexpected(c, "was expecting a colon to separate field name and value");
        }
        c = c == ':' ? SkipSpace() : -1;
        return c >= 0 ? c : throw Broken("Unexpected end-of-input within/between Object entries");
    }

    private void MarkStart()
    {
        Start = Position - 1;
        startLine = line;
        startColumn = Position - lineStart;
    }

    private PatternRefusal Unexpected(int c, string comment) => Broken($"Unexpected character ({Describe((char)c)}): {comment}");

    private static string Describe(char c) => char.IsControl(c) ? $"(CTRL-CHAR, code {(int)c})"
        : c > 255 ? $"'{c}' (code {(int)c} / 0x{(int)c:x})"
        : $"'{c}' (code {(int)c})";

    private static bool IsIdentifierStart(char c) => char.IsLetter(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.LetterNumber
            or UnicodeCategory.CurrencySymbol or UnicodeCategory.ConnectorPunctuation;

    private static bool IsIdentifierPart(char c) => IsIdentifierStart(c) || char.IsDigit(c)
        || c is <= '\u0008' or (>= '\u000E' and <= '\u001B') or (>= '\u007F' and <= '\u009F')
        || char.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private sealed class Scope(Kind kind, int line, int column)
    {
        public Kind Kind { get; } = kind;

        public int Line { get; } = line;

        public int Column { get; } = column;

        public int Entries { get; set; }
    }

    /// <summary>Numbers, whose errors stand at different columns by where in the number they are noticed.</summary>
    private readonly struct NumberReader(JsonTokens tokens, string source)
    {
        public Token Read()
        {
            int at = tokens.Start;
            bool negative = source[at] == '-';
            if (negative && ++at < source.Length && !char.IsAsciiDigit(source[at]))
            {
                tokens.Position = at + 1;
                throw source[at] == '.'
                    ? tokens.Unexpected('.', $"expected a valid value {Expected}")
                    : Bad(source[at], "expected digit (0-9) to follow minus sign, for valid numeric value");
            }
            if (at >= source.Length)
            {
                tokens.Position = at;
                throw tokens.Broken("Unexpected end-of-inputNo digit following minus sign");
            }
            bool zero = source[at] == '0';
            if (zero && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1]))
            {
                tokens.Position = at + 1;
                throw tokens.Broken("Invalid numeric value: Leading zeroes not allowed");
            }
            at = Digits(at);
            bool isFloat = at < source.Length && source[at] is '.' or 'e' or 'E';
            tokens.Position = isFloat ? at + 1 : at;
            if (isFloat)
            {
                at = ReadFraction(at, zero);
            }
            tokens.Position = at;
            if (tokens.scopes.Peek().Kind == Kind.Root && at < source.Length && source[at] is not (' ' or '\t' or '\r' or '\n'))
            {
                tokens.Position++;
                throw tokens.Unexpected(source[at], "Expected space separating root-level values");
            }
            return isFloat ? Token.Float : Token.Integer;
        }

        // A number that begins with 0 is read one character at a time, so its errors stand behind the offending character; others are scanned ahead, and their
        // errors stand behind the point or the 'e'. So does a number that the text ends in.
        private int ReadFraction(int at, bool stepwise)
        {
            if (source[at] == '.')
            {
                int digits = at + 1;
                at = Digits(digits);
                if (at == digits)
                {
                    throw BadAt(at, stepwise, "Decimal point not followed by a digit");
                }
            }
            if (at < source.Length && source[at] is 'e' or 'E')
            {
                int digits = at + 1;
                if (digits < source.Length && source[digits] is '+' or '-')
                {
                    digits++;
                }
                at = Digits(digits);
                if (at == digits)
                {
                    if (at >= source.Length)
                    {
                        tokens.Position = at;
                        throw tokens.Broken("Unexpected end-of-inputexpected a digit for number exponent");
                    }
                    throw BadAt(at, stepwise, "Exponent indicator not followed by a digit");
                }
            }
            return at;
        }

        private int Digits(int at)
        {
            while (at < source.Length && char.IsAsciiDigit(source[at]))
            {
                at++;
            }
            return at;
        }

        private PatternRefusal BadAt(int at, bool stepwise, string comment)
        {
            bool atEnd = at >= source.Length;
            if (stepwise || atEnd)
            {
                tokens.Position = Math.Min(at + 1, source.Length);
            }
            return Bad(source[atEnd ? at - 1 : at], comment);
        }

        private PatternRefusal Bad(char c, string comment) => tokens.Broken($"Unexpected character ({Describe(c)}) in numeric value: {comment}");
    }
}
