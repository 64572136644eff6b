namespace Tocsin.Patterns.Language;

/// <summary>Reads a pattern's text token by token, exactly as lazily as the JSON reader that AWS uses.</summary>
/// <remarks>
/// AWS's refusals end in a line and column: where its reader stood when it noticed. That reader (Jackson 2.14 over characters) scans a
/// member's name together with the first character or the number or word of its value, and leaves a string unread behind its opening quote
/// until somebody asks for the text. So
/// <c>{"a":[{"unknown":"x"}]}</c> is refused at column 18, behind the quote that opens "x". The words of its own errors are part of AWS's
/// answer too. Recorded on AWS 2026-09; what no recording shows follows that reader's behaviour.
/// </remarks>
internal sealed class JsonTokens(string text)
{
    /// <summary>What AWS's reader says that it expected in the place of a value.</summary>
    public const string ExpectedValues = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

    private readonly JsonCursor cursor = new(text);
    private readonly Stack<Scope> scopes = new([new Scope(Kind.Root, 1, 0)]);
    private Token pending;
    private bool unreadString;
    private string? decoded;

    private enum Kind { Root, Array, Object }

    public Token Current { get; private set; }

    /// <summary>The offset behind what has been read.</summary>
    public int Position => cursor.Position;

    /// <summary>The offset at which the current token, or the value of the current name, begins.</summary>
    public int Start => cursor.Start;

    /// <summary>The name of the current member.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How the text is called in a location; a filter policy's is not shown.</summary>
    public string Quoted
    {
        init => cursor.Quoted = value;
    }

    /// <summary>What stands before an error of the JSON itself.</summary>
    public string JsonErrorPrefix
    {
        init => cursor.JsonErrorPrefix = value;
    }

    /// <summary>The text of the current token; reads a string to its end.</summary>
    public string Text
    {
        get
        {
            if (unreadString)
            {
                unreadString = false;
                decoded = new JsonStrings(cursor).Read(": was expecting closing quote for a string value", "string value");
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
            new JsonStrings(cursor).Read(": was expecting closing quote for a string value", "string value");
        }
        int c = cursor.SkipSpace();
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
            throw cursor.Unexpected(c, "was expecting double-quote to start field name");
        }
        Name = new JsonStrings(cursor).Read(" in field name", "name");
        Current = Token.Name;
        pending = ReadValue(SkipColon());
        return Token.Name;
    }

    /// <inheritdoc cref="JsonCursor.Refuse"/>
    public PatternRefusal Refuse(string reason, PatternFault fault = PatternFault.Other, string? field = null) =>
        cursor.Refuse(reason, fault, field);

    public PatternRefusal RefuseWithoutLocation(string reason, bool internalFailure = false) =>
        cursor.RefuseWithoutLocation(reason, internalFailure);

    private Token End()
    {
        Scope scope = scopes.Peek();
        if (scope.Kind != Kind.Root)
        {
            throw cursor.Broken($"Unexpected end-of-input: expected close marker for {scope.Kind} (start marker at {LocationOf(scope)})");
        }
        return Current = Token.None;
    }

    private Token Close(char c)
    {
        cursor.MarkStart();
        Scope scope = scopes.Peek();
        if (scope.Kind != (c == ']' ? Kind.Array : Kind.Object))
        {
            string name = scope.Kind == Kind.Root ? "root" : scope.Kind.ToString();
            throw cursor.Broken(
                $"Unexpected close marker '{c}': expected '{(c == ']' ? '}' : ']')}' (for {name} starting at {LocationOf(scope)})");
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
                throw cursor.RefuseWithoutLocation($"nested deeper than {Limits.MaximumDepth}", internalFailure: true);
            }
            scopes.Push(new Scope(token == Token.StartArray ? Kind.Array : Kind.Object, cursor.StartLine, cursor.StartColumn));
        }
    }

    private string LocationOf(Scope scope) => cursor.LocationOf(scope.Line, scope.Column);

    private Token ReadValue(int c)
    {
        cursor.MarkStart();
        var words = new JsonWords(cursor);
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
                throw cursor.Unexpected(c, "expected a value");
            case 't':
                return words.Match("true", Token.True);
            case 'f':
                return words.Match("false", Token.False);
            case 'n':
                return words.Match("null", Token.Null);
            case '-' or (>= '0' and <= '9'):
                return new JsonNumbers(cursor, scopes.Peek().Kind == Kind.Root).Read();
            default:
                throw words.Odd((char)c);
        }
    }

    private int SkipComma(int c)
    {
        if (c != ',')
        {
            throw cursor.Unexpected(c, $"was expecting comma to separate {scopes.Peek().Kind} entries");
        }
        int next = cursor.SkipSpace();
        return next >= 0 ? next : throw cursor.Broken($"Unexpected end-of-input within/between {scopes.Peek().Kind} entries");
    }

    private int SkipColon()
    {
        int c = cursor.SkipSpace();
        if (c is not (':' or -1))
        {
            throw cursor.Unexpected(c, "was expecting a colon to separate field name and value");
        }
        c = c == ':' ? cursor.SkipSpace() : -1;
        return c >= 0 ? c : throw cursor.Broken("Unexpected end-of-input within/between Object entries");
    }

    private sealed class Scope(Kind kind, int line, int column)
    {
        public Kind Kind { get; } = kind;

        public int Line { get; } = line;

        public int Column { get; } = column;

        public int Entries { get; set; }
    }


}
