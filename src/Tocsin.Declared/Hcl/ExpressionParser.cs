using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads expressions. Operators bind, from loosest: <c>?:</c>, <c>||</c>, <c>&amp;&amp;</c>, equality, comparison, sums,
/// products, unary, steps.</summary>
internal sealed class ExpressionParser
{
    private readonly Cursor cursor;
    private readonly StepParser steps;
    private readonly CollectionParser collections;

    public ExpressionParser(Cursor cursor)
    {
        this.cursor = cursor;
        steps = new StepParser(cursor, this);
        collections = new CollectionParser(cursor, this);
        Templates = new TemplateParser(cursor, this);
    }

    public TemplateParser Templates { get; }

    public Expression Parse()
    {
        int start = cursor.Peek().Start;
        if (!cursor.TryEnter())
        {
            return Invalid(start);
        }
        var expression = ParseOperators(0);
        if (!cursor.Failed && cursor.TryTake(TokenKind.Question))
        {
            var then = Parse();
            Expect(TokenKind.Colon, "':' and the value for a false condition", "condition ? value if true : value if false");
            // Never `then` again: a tree that shares its parts is walked in time exponential to its depth.
            var otherwise = cursor.Failed ? Invalid(cursor.At) : Parse();
            expression = new Expression.Conditional(cursor.SpanFrom(start), expression, then, otherwise);
        }
        cursor.Leave();
        return expression;
    }

    /// <summary>A chain of operators that bind at least as tight as the level, left to right.</summary>
    private Expression ParseOperators(int level)
    {
        int start = cursor.Peek().Start;
        var left = ParseUnary();
        while (!cursor.Failed && OperatorOf(cursor.Peek().Kind) is var (operation, binding) && binding >= level)
        {
            var span = cursor.SpanOf(cursor.Take());
            var right = ParseOperators(binding + 1);
            left = new Expression.Binary(cursor.SpanFrom(start), left, operation, span, right);
        }
        return left;
    }

    private static (BinaryOperator Operator, int Binding)? OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Or => (BinaryOperator.Or, 0),
        TokenKind.And => (BinaryOperator.And, 1),
        TokenKind.EqualEqual => (BinaryOperator.Equal, 2),
        TokenKind.NotEqual => (BinaryOperator.NotEqual, 2),
        TokenKind.Less => (BinaryOperator.Less, 3),
        TokenKind.LessOrEqual => (BinaryOperator.LessOrEqual, 3),
        TokenKind.Greater => (BinaryOperator.Greater, 3),
        TokenKind.GreaterOrEqual => (BinaryOperator.GreaterOrEqual, 3),
        TokenKind.Plus => (BinaryOperator.Add, 4),
        TokenKind.Minus => (BinaryOperator.Subtract, 4),
        TokenKind.Star => (BinaryOperator.Multiply, 5),
        TokenKind.Slash => (BinaryOperator.Divide, 5),
        TokenKind.Percent => (BinaryOperator.Modulo, 5),
        _ => null,
    };

    private Expression ParseUnary()
    {
        var token = cursor.Peek();
        if (token.Kind is not (TokenKind.Minus or TokenKind.Bang))
        {
            return steps.ParseSteps(ParseTerm());
        }
        if (!cursor.TryEnter())
        {
            return Invalid(token.Start);
        }
        cursor.Take();
        var operation = token.Kind == TokenKind.Minus ? UnaryOperator.Negate : UnaryOperator.Not;
        var operand = ParseUnary();
        cursor.Leave();
        return new Expression.Unary(cursor.SpanFrom(token.Start), operation, operand);
    }

    private Expression ParseTerm()
    {
        var token = cursor.Peek();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return ParseNumber();
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Quote:
                return Templates.ParseQuoted();
            case TokenKind.Heredoc:
                return Templates.ParseHeredoc();
            case TokenKind.OpenParenthesis:
                return ParseParentheses();
            case TokenKind.OpenBracket:
                return collections.ParseTuple();
            case TokenKind.OpenBrace:
                return collections.ParseObject();
            default:
                cursor.FailHere("a value", token.Kind switch
                {
                    TokenKind.Equal => "Compare with '=='; an argument's '=' stands once.",
                    TokenKind.Stray when cursor.TextOf(token) is "'" or "‘" or "“" or "”" =>
                        "Quote text with \", the straight double quote.",
                    TokenKind.Less => "a value; a heredoc begins with <<NAME and nothing else behind it on the line.",
                    _ =>
                        "a text in double quotes, a number, true, false, null, a list in [ ], an object in { }, a reference or a "
                            + "function call.",
                });
                return Invalid(token.Start);
        }
    }

    private Expression ParseNumber()
    {
        var token = cursor.Take();
        string digits = cursor.TextOf(token);
        int exponent = digits.IndexOfAny(['e', 'E']);
        if (exponent != digits.LastIndexOfAny(['e', 'E']) || digits.IndexOf('.') != digits.LastIndexOf('.')
            || (exponent >= 0 && digits.IndexOf('.') > exponent))
        {
            cursor.Fail(cursor.SpanOf(token), $"{digits} is not a number.",
                "digits with at most one '.' and one exponent, or quote it: a version is a text.");
        }
        return new Expression.Number(cursor.SpanOf(token), digits);
    }

    private Expression ParseName()
    {
        var token = cursor.Take();
        string name = cursor.NameOf(token);
        var span = cursor.SpanOf(token);
        if (cursor.Peek().Kind is TokenKind.OpenParenthesis or TokenKind.DoubleColon)
        {
            return ParseCall(token);
        }
        return name switch
        {
            "true" => new Expression.Boolean(span, true),
            "false" => new Expression.Boolean(span, false),
            "null" => new Expression.Null(span),
            _ => steps.ParseReference(token),
        };
    }

    private Expression ParseCall(Token first)
    {
        while (!cursor.Failed && cursor.TryTake(TokenKind.DoubleColon))
        {
            Expect(TokenKind.Name, "a function's name", "provider::NAME::FUNCTION(...)");
        }
        var nameSpan = cursor.SpanFrom(first.Start);
        Expect(TokenKind.OpenParenthesis, "'(' and the arguments of the function", $"{nameSpan.Content}(...)");
        if (cursor.Failed)
        {
            return Invalid(first.Start);
        }
        bool newlines = cursor.Newlines;
        cursor.Newlines = false;
        var arguments = new List<Expression>();
        bool expand = false;
        while (!cursor.Failed && !expand && !cursor.Sees(TokenKind.CloseParenthesis))
        {
            arguments.Add(Parse());
            expand = !cursor.Failed && cursor.TryTake(TokenKind.Ellipsis);
            if (!cursor.Failed && !expand && !cursor.TryTake(TokenKind.Comma))
            {
                break;
            }
        }
        Expect(TokenKind.CloseParenthesis, expand ? "')' behind '...'" : $"',' or ')' in the call of {nameSpan.Content}",
            "Separate arguments with ',' and end them with ')'.");
        cursor.Newlines = newlines;
        return new Expression.Call(cursor.SpanFrom(first.Start), nameSpan.Content, nameSpan, arguments.ToValueList(), expand);
    }

    private Expression ParseParentheses()
    {
        int start = cursor.Take().Start;
        bool newlines = cursor.Newlines;
        cursor.Newlines = false;
        var inner = Parse();
        Expect(TokenKind.CloseParenthesis, "an operator or ')'", "Close the parenthesis with ')'.");
        cursor.Newlines = newlines;
        return new Expression.Parentheses(cursor.SpanFrom(start), inner);
    }

    public void Expect(TokenKind kind, string expected, string write)
    {
        if (!cursor.Failed && !cursor.TryTake(kind))
        {
            cursor.FailHere(expected, write);
        }
    }

    private Expression.Invalid Invalid(int start) => new(cursor.SpanFrom(start));
}
