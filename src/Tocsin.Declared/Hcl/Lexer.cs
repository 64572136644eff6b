using System.Globalization;
using System.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Finds the token at an offset. What stands inside quotes and heredocs is not its business: <see cref="TemplateParser"/> reads
/// that.</summary>
internal static class Lexer
{
    /// <param name="newlines">Whether a line's end is a token; inside brackets it is space.</param>
    public static Token Next(string text, int at, bool newlines)
    {
        while (at < text.Length)
        {
            char c = text[at];
            if (c is ' ' or '\t' || (!newlines && c is '\n') || (!newlines && c is '\r' && At(text, at + 1) == '\n'))
            {
                at++;
            }
            else if (c is '#' || (c is '/' && At(text, at + 1) == '/'))
            {
                at = EndOfLine(text, at);
            }
            else if (c is '/' && At(text, at + 1) == '*')
            {
                int close = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (close < 0)
                {
                    return new Token(TokenKind.UnclosedComment, at, text.Length);
                }
                at = close + 2;
            }
            else
            {
                return Read(text, at);
            }
        }
        return new Token(TokenKind.EndOfText, text.Length, text.Length);
    }

    /// <summary>The length of the name at an offset; 0 when none begins there.</summary>
    public static int NameLength(string text, int start)
    {
        int at = start;
        while (at < text.Length)
        {
            char c = text[at];
            if (char.IsAsciiLetter(c) || c == '_' || (at > start && (char.IsAsciiDigit(c) || c == '-')))
            {
                at++;
            }
            else if (c < 128 || !Rune.TryGetRuneAt(text, at, out var rune) || !IsNameRune(rune, at == start))
            {
                break;
            }
            else
            {
                at += rune.Utf16SequenceLength;
            }
        }
        return at - start;
    }

    /// <summary>The offset of the line's end: of its newline, or of the end of the text.</summary>
    public static int EndOfLine(string text, int at)
    {
        int newline = text.IndexOf('\n', at);
        return newline < 0 ? text.Length : newline > at && text[newline - 1] == '\r' ? newline - 1 : newline;
    }

    private static Token Read(string text, int at)
    {
        char c = text[at];
        char next = At(text, at + 1);
        if (NameLength(text, at) is > 0 and int length)
        {
            return new Token(TokenKind.Name, at, at + length);
        }
        if (char.IsAsciiDigit(c))
        {
            return new Token(TokenKind.Number, at, EndOfNumber(text, at));
        }
        (TokenKind kind, int size) = (c, next) switch
        {
            ('\n', _) => (TokenKind.Newline, 1),
            ('\r', '\n') => (TokenKind.Newline, 2),
            ('"', _) => (TokenKind.Quote, 1),
            ('<', '<') when EndOfHeredocOpening(text, at) is > 0 and int end => (TokenKind.Heredoc, end - at),
            ('{', _) => (TokenKind.OpenBrace, 1),
            ('}', _) => (TokenKind.CloseBrace, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            ('(', _) => (TokenKind.OpenParenthesis, 1),
            (')', _) => (TokenKind.CloseParenthesis, 1),
            ('=', '>') => (TokenKind.Arrow, 2),
            ('=', '=') => (TokenKind.EqualEqual, 2),
            ('=', _) => (TokenKind.Equal, 1),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('!', _) => (TokenKind.Bang, 1),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('>', _) => (TokenKind.Greater, 1),
            ('&', '&') => (TokenKind.And, 2),
            ('|', '|') => (TokenKind.Or, 2),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('%', _) => (TokenKind.Percent, 1),
            ('?', _) => (TokenKind.Question, 1),
            (':', ':') => (TokenKind.DoubleColon, 2),
            (':', _) => (TokenKind.Colon, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('.', '.') when At(text, at + 2) == '.' => (TokenKind.Ellipsis, 3),
            ('.', _) => (TokenKind.Dot, 1),
            ('~', _) => (TokenKind.Tilde, 1),
            _ => (TokenKind.Stray, char.IsSurrogatePair(c, next) ? 2 : 1),
        };
        return new Token(kind, at, at + size);
    }

    /// <summary>Digits, dots and exponents, as far as they go: <c>1.2.3</c> is one malformed number, not a number and a step.</summary>
    private static int EndOfNumber(string text, int at)
    {
        while (true)
        {
            char c = At(text, at);
            if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(At(text, at + 1))))
            {
                at++;
            }
            else if (c is 'e' or 'E'
                && (char.IsAsciiDigit(At(text, at + 1)) || (At(text, at + 1) is '+' or '-' && char.IsAsciiDigit(At(text, at + 2)))))
            {
                at += 2;
            }
            else
            {
                return at;
            }
        }
    }

    /// <summary><c>&lt;&lt;NAME</c> or <c>&lt;&lt;-NAME</c> and the line's end, directly behind one another; otherwise 0.</summary>
    private static int EndOfHeredocOpening(string text, int at)
    {
        at += At(text, at + 2) == '-' ? 3 : 2;
        int length = NameLength(text, at);
        at += length;
        int newline = At(text, at) == '\r' ? at + 1 : at;
        return length > 0 && At(text, newline) == '\n' ? newline + 1 : 0;
    }

    private static bool IsNameRune(Rune rune, bool first) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.ConnectorPunctuation => !first,
        _ => false,
    };

    private static char At(string text, int at) => at < text.Length ? text[at] : '\0';
}
