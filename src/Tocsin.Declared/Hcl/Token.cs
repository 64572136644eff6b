namespace Tocsin.Declared.Hcl;

/// <summary>A token of HCL outside of template text.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);

internal enum TokenKind
{
    EndOfText,
    Newline,
    Name,
    Number,
    Quote,
    /// <summary>From <c>&lt;&lt;</c> to the end of its line.</summary>
    Heredoc,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParenthesis,
    CloseParenthesis,
    Equal,
    Arrow,
    EqualEqual,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Bang,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Question,
    Colon,
    DoubleColon,
    Comma,
    Dot,
    Ellipsis,
    Tilde,
    UnclosedComment,
    /// <summary>A character that means nothing in HCL.</summary>
    Stray,
}
