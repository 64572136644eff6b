using System.Buffers;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads what stands inside quotes and heredocs, and whole template files, into a flat list that <see cref="TemplateTree"/> makes
/// a tree of.</summary>
/// <remarks>
/// An interpolation that fails is left at its closing brace, so that the rest of the template and of the file is still read. What the
/// specification leaves open was measured with Terraform 1.11.4: a heredoc is stripped line by line, <c>~</c> reaches no further than the
/// line it stands on, tabs count as spaces.
/// </remarks>
internal sealed class TemplateParser(Cursor cursor, ExpressionParser expressions)
{
    private readonly LiteralReader literals = new(cursor);

    /// <summary>From the opening quote to the closing one.</summary>
    public Expression.Template ParseQuoted()
    {
        int start = cursor.Take().Start;
        if (TryParsePlain(start) is { } plain)
        {
            return plain;
        }
        var tokens = ReadTokens(Ending.Quote, null);
        if (cursor.At < cursor.Text.Length && cursor.Text[cursor.At] == '"')
        {
            cursor.MoveTo(cursor.At + 1);
        }
        else
        {
            cursor.Fail(cursor.SpanFrom(start), "This quoted text is not closed on its line.",
                "Close it with '\"'; for several lines use a heredoc, or \\n.");
        }
        return Build(start, tokens);
    }

    /// <summary>Most quoted texts are a word or two: nothing but themselves, up to the closing quote.</summary>
    private Expression.Template? TryParsePlain(int start)
    {
        int from = cursor.At;
        int length = cursor.Text.AsSpan(from).IndexOfAny(NotPlain);
        if (length <= 0 || cursor.Text[from + length] != '"' || cursor.EndOfStretch(from, from + length) != from + length)
        {
            return null;
        }
        cursor.MoveTo(from + length + 1);
        var span = cursor.SpanOf(from, from + length);
        return new Expression.Template(
            cursor.SpanFrom(start), [new TemplatePart.Text(span, [new TextRun(cursor.Text.Substring(from, length), span)])]);
    }

    private static readonly SearchValues<char> NotPlain = SearchValues.Create("\"\\$%\n\r");

    /// <summary>From <c>&lt;&lt;</c> to the closing marker, without the newline behind that.</summary>
    public Expression.Template ParseHeredoc()
    {
        var opening = cursor.Take();
        string introducer = cursor.TextOf(opening).TrimEnd();
        bool flush = introducer[2] == '-';
        string marker = introducer[(flush ? 3 : 2)..];
        var tokens = ReadTokens(Ending.Marker, marker);
        int end = EndOfMarker(cursor.Text, cursor.At, marker);
        if (end > 0)
        {
            cursor.MoveTo(end);
        }
        else
        {
            cursor.Fail(cursor.SpanOf(opening with { End = opening.Start + introducer.Length }),
                $"The heredoc that begins with {introducer} is not closed.",
                $"{marker} alone on the line that follows the text, with a new line behind it.");
        }
        if (flush)
        {
            Indent.Strip(tokens);
        }
        return Build(opening.Start, tokens);
    }

    /// <summary>The whole text.</summary>
    public Expression.Template ParseAll() => Build(0, ReadTokens(Ending.EndOfText, null));

    /// <summary>Passes over a quoted text or a heredoc in something that was reported already.</summary>
    public void Skip(Token token)
    {
        (bool muted, int open) = (cursor.Muted, cursor.Open);
        cursor.Muted = true;
        cursor.Failed = false;
        if (cursor.TryEnter())
        {
            _ = token.Kind == TokenKind.Quote ? ParseQuoted() : ParseHeredoc();
            cursor.Leave();
        }
        else
        {
            cursor.Take();
        }
        (cursor.Muted, cursor.Open, cursor.Failed) = (muted, open, false);
    }

    private Expression.Template Build(int start, List<TemplateToken> tokens)
    {
        var parts = new TemplateTree(cursor, tokens).Build();
        return new Expression.Template(cursor.SpanFrom(start), parts);
    }

    private enum Ending { Quote, Marker, EndOfText }

    private List<TemplateToken> ReadTokens(Ending ending, string? marker)
    {
        string text = cursor.Text;
        var tokens = new List<TemplateToken>();
        bool trimNext = false;
        bool lineStart = true;
        while (cursor.At < text.Length)
        {
            int at = cursor.At;
            if (ending == Ending.Quote && text[at] is '"' or '\n' or '\r')
            {
                break;
            }
            if (ending == Ending.Marker && lineStart && EndOfMarker(text, at, marker!) > 0)
            {
                break;
            }
            if (text[at] is '$' or '%' && at + 1 < text.Length && text[at + 1] == '{')
            {
                bool trimLast = at + 2 < text.Length && text[at + 2] == '~';
                if (trimLast && tokens is [.., TemplateToken.Text last])
                {
                    last.TrimEnd();
                }
                cursor.MoveTo(at + (trimLast ? 3 : 2));
                trimNext = ReadSequence(tokens, at, ending == Ending.Quote);
                cursor.Failed = false;
                lineStart = false;
                continue;
            }
            var literal = literals.Read(ending == Ending.Quote);
            lineStart = literal.EndsLine;
            if (trimNext)
            {
                literal.TrimStart();
            }
            trimNext = false;
            tokens.Add(literal);
        }
        return tokens;
    }

    /// <summary>An interpolation or a directive, from behind its opening to behind its closing brace.</summary>
    /// <returns>Whether white space behind it is stripped.</returns>
    private bool ReadSequence(List<TemplateToken> tokens, int start, bool quoted)
    {
        (bool newlines, int open) = (cursor.Newlines, cursor.Open);
        cursor.Newlines = false;
        bool interpolation = cursor.Text[start] == '$';
        Func<Span, TemplateToken> token = interpolation ? ReadInterpolation() : ReadDirective();
        bool trim = cursor.Sees(TokenKind.Tilde) && cursor.Text.AsSpan(cursor.Peek().End).StartsWith("}");
        if (trim && !cursor.Failed)
        {
            cursor.Take();
        }
        if (!cursor.Failed && !cursor.TryTake(TokenKind.CloseBrace))
        {
            cursor.FailHere(interpolation ? "'}' of the interpolation" : "'}' of the directive",
                interpolation
                    ? "${expression}; to mean the characters '${', write '$${'."
                    : "%{ if condition }, %{ for item in collection }, %{ else }, %{ endif } or %{ endfor }.");
        }
        if (cursor.Failed)
        {
            SkipSequence(quoted, open);
        }
        tokens.Add(token(cursor.SpanFrom(start)));
        (cursor.Newlines, cursor.Open) = (newlines, open);
        return trim;
    }

    private Func<Span, TemplateToken> ReadInterpolation()
    {
        var value = expressions.Parse();
        return span => new TemplateToken.Interpolation(span, cursor.Failed ? new Expression.Invalid(span) : value);
    }

    private Func<Span, TemplateToken> ReadDirective()
    {
        string keyword = cursor.Sees(TokenKind.Name) ? cursor.TextOf(cursor.Peek()) : "";
        switch (keyword)
        {
            case "if":
                cursor.Take();
                var condition = expressions.Parse();
                return span => new TemplateToken.If(span, condition);
            case "for":
                cursor.Take();
                var introduction = new ForParser(cursor, expressions).ParseIntroduction();
                return span => new TemplateToken.For(span, introduction);
            case "else" or "endif" or "endfor":
                cursor.Take();
                return span => new TemplateToken.Divider(span, keyword);
            default:
                cursor.FailHere("if, else, endif, for or endfor", "To mean the characters '%{', write '%%{'.");
                return span => new TemplateToken.Interpolation(span, new Expression.Invalid(span));
        }
    }

    /// <summary>Goes on behind the closing brace of a sequence that failed, or at the end of a quoted text's line.</summary>
    private void SkipSequence(bool quoted, int open)
    {
        cursor.Newlines = true;
        while (!cursor.Sees(TokenKind.EndOfText))
        {
            var token = cursor.Peek();
            if ((token.Kind == TokenKind.Newline && quoted) || token.Kind == TokenKind.UnclosedComment)
            {
                break;
            }
            if (token.Kind == TokenKind.Quote && quoted && IsLastQuote(token.Start))
            {
                break;
            }
            if (token.Kind is TokenKind.Quote or TokenKind.Heredoc)
            {
                Skip(token);
                continue;
            }
            cursor.Take();
            if (token.Kind == TokenKind.CloseBrace && cursor.Open < open)
            {
                break;
            }
        }
        cursor.Failed = true;
    }

    /// <summary>Whether no other quote follows on the line: then it closes the text around the sequence.</summary>
    private bool IsLastQuote(int at)
    {
        int next = cursor.Text.AsSpan(at + 1).IndexOfAny('"', '\n');
        return next < 0 || cursor.Text[at + 1 + next] == '\n';
    }

    /// <summary>The end of the closing marker when the line here is nothing else; otherwise 0. A newline must follow it.</summary>
    private static int EndOfMarker(string text, int at, string marker)
    {
        int line = Lexer.EndOfLine(text, at);
        var content = text.AsSpan(at, line - at);
        return line < text.Length && content.Trim().SequenceEqual(marker) ? line : 0;
    }
}
