using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>The place a parser has come to in a text, and what it has to say about it. The parsers of bodies, expressions and templates
/// share one.</summary>
/// <remarks>
/// After <see cref="Fail"/> every parser returns at once, up to one that knows where to go on; that one clears <see cref="Failed"/>. So
/// nothing is thrown, and one mistake is one finding. With the last finding allowed the cursor jumps to the end, which bounds the time
/// that hostile input takes.
/// </remarks>
/// <param name="escaped">What is read is the content of a JSON string of the source; null when it is the source itself.</param>
internal sealed class Cursor(SourceText source, EscapedText? escaped = null)
{
    private readonly List<Finding> findings = [];
    private readonly string?[] names = new string?[256];
    private Token? next;
    private int depth;

    public string Text { get; } = escaped?.Value ?? source.Text;

    /// <summary>The end of the last token taken.</summary>
    public int At { get; private set; }

    /// <summary>Brackets opened and not closed.</summary>
    public int Open { get; set; }

    public bool Failed { get; set; }

    /// <summary>What fails now is part of something that was reported already.</summary>
    public bool Muted { get; set; }

    /// <summary>Whether a line's end is a token.</summary>
    public bool Newlines
    {
        get;
        set
        {
            field = value;
            next = null;
        }
    }

    public ValueList<Finding> Findings => findings.ToValueList();

    public Token Peek() => next ??= Lexer.Next(Text, At, Newlines);

    public bool Sees(TokenKind kind) => Peek().Kind == kind;

    public bool SeesName(string name) => Peek() is { Kind: TokenKind.Name } token
        && Text.AsSpan(token.Start, token.End - token.Start).SequenceEqual(name);

    public Token Take()
    {
        var token = Peek();
        Open += token.Kind switch
        {
            TokenKind.OpenBrace or TokenKind.OpenBracket or TokenKind.OpenParenthesis => 1,
            TokenKind.CloseBrace or TokenKind.CloseBracket or TokenKind.CloseParenthesis => -1,
            _ => 0,
        };
        MoveTo(token.End);
        return token;
    }

    public bool TryTake(TokenKind kind)
    {
        bool seen = Sees(kind);
        if (seen)
        {
            Take();
        }
        return seen;
    }

    public void MoveTo(int at)
    {
        At = at;
        next = null;
    }

    public string TextOf(Token token) => Text[token.Start..token.End];

    /// <summary>The same of a name. A file says the same few names over and over: each is one string, mostly.</summary>
    public string NameOf(Token token)
    {
        var written = Text.AsSpan(token.Start, token.End - token.Start);
        ref string? kept = ref names[(written.Length * 31 + written[0] * 7 + written[^1]) & (names.Length - 1)];
        return kept is not null && written.SequenceEqual(kept) ? kept : kept = written.ToString();
    }

    /// <summary>Takes a dot and the name behind it, when that is what comes.</summary>
    public bool TryTakeAttribute(out Token name)
    {
        name = Peek().Kind == TokenKind.Dot ? Lexer.Next(Text, Peek().End, Newlines) : default;
        bool taken = name.Kind == TokenKind.Name && name.End > name.Start;
        if (taken)
        {
            MoveTo(name.End);
        }
        return taken;
    }

    public Span SpanOf(Token token) => SpanOf(token.Start, token.End);

    public Span SpanFrom(int start) => SpanOf(start, Math.Max(start, At));

    public Span SpanOf(int start, int end) =>
        escaped is null ? new(source, start, end) : new(source, escaped.OffsetOf(start), escaped.OffsetOf(end));

    /// <summary>How far the text from here on stands in the source as it is.</summary>
    public int EndOfStretch(int start, int end) => escaped?.EndOfStretch(start, end) ?? end;

    /// <summary>One level deeper, or a finding when that is too deep. Each call that gave true is answered by one of
    /// <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        if (depth < Limits.Nesting)
        {
            depth++;
            return true;
        }
        Fail(SpanOf(Peek()), $"This is nested more than {Limits.Nesting} levels deep, which Tocsin does not read.",
            "Move inner parts to local values.");
        return false;
    }

    public void Leave() => depth--;

    /// <summary>Reports what stands here instead of what was expected.</summary>
    public void FailHere(string expected, string write) =>
        Fail(SpanOf(Peek()), $"Found {Describe(Peek())} where {expected} is expected.", write);

    /// <summary>Reports, unless a failure is being left already.</summary>
    public void Fail(Span where, string message, string write)
    {
        if (!Failed)
        {
            Report(FindingCode.InvalidSyntax, where, message, write);
        }
        Failed = true;
    }

    /// <summary>Reports what does not hinder reading on.</summary>
    public void Report(string code, Span where, string message, string write)
    {
        if (Muted || findings.Count >= Limits.Findings)
        {
            return;
        }
        findings.Add(new Finding(code, Severity.Error, where, message, write));
        if (findings.Count == Limits.Findings - 1)
        {
            findings.Add(new Finding(code, Severity.Error, where,
                $"{source.Path} has more errors than the {Limits.Findings} that are shown; the rest of it is not read.",
                "Mend these first; is it a Terraform file at all?"));
            MoveTo(Text.Length);
        }
    }

    public string Describe(Token token) => token.Kind switch
    {
        TokenKind.EndOfText => "the end of the text",
        TokenKind.Newline => "the end of the line",
        TokenKind.Quote => "a quoted text",
        TokenKind.Heredoc => "a heredoc",
        TokenKind.Name => $"the name '{Shorten(TextOf(token))}'",
        TokenKind.Number => $"the number {Shorten(TextOf(token))}",
        TokenKind.UnclosedComment => "a comment, '/*', that is never closed with '*/',",
        TokenKind.Stray when char.IsControl(Text[token.Start]) || char.IsSurrogate(Text[token.Start]) || Text[token.Start] == '\uFFFD' =>
            $"the character U+{(int)Text[token.Start]:X4}",
        _ => $"'{TextOf(token)}'",
    };

    private static string Shorten(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 37), "...");
}
