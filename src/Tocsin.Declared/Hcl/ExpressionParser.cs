using System.Globalization;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads expressions. Operators bind, from loosest: <c>?:</c>, <c>||</c>, <c>&amp;&amp;</c>, equality, comparison, sums, products, unary, steps.</summary>
internal sealed class ExpressionParser
{
    private readonly Cursor cursor;
    private readonly TemplateParser templates;

    public ExpressionParser(Cursor cursor)
    {
        this.cursor = cursor;
        templates = new TemplateParser(cursor, this);
    }

    public TemplateParser Templates => templates;

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
            Expect(TokenKind.Colon, "':' and the value for a false condition", "Write: condition ? value if true : value if false");
            var otherwise = cursor.Failed ? then : Parse();
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
            return ParseSteps(ParseTerm());
        }
        if (!cursor.TryEnter())
        {
            return Invalid(token.Start);
        }
        cursor.Take();
        var operand = ParseUnary();
        cursor.Leave();
        return new Expression.Unary(cursor.SpanFrom(token.Start), token.Kind == TokenKind.Minus ? UnaryOperator.Negate : UnaryOperator.Not, operand);
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
                return templates.ParseQuoted();
            case TokenKind.Heredoc:
                return templates.ParseHeredoc();
            case TokenKind.OpenParenthesis:
                return ParseParentheses();
            case TokenKind.OpenBracket:
                return ParseTuple();
            case TokenKind.OpenBrace:
                return ParseObject();
            default:
                cursor.FailHere("a value", token.Kind switch
                {
                    TokenKind.Equal => "Compare with '=='; an argument's '=' stands once.",
                    TokenKind.Stray when cursor.TextOf(token) is "'" or "‘" or "“" or "”" => "Quote text with \", the straight double quote.",
                    TokenKind.Less => "Write a value; a heredoc begins with <<NAME and nothing else behind it on the line.",
                    _ => "Write a value: a text in double quotes, a number, true, false, null, a list in [ ], an object in { }, a reference or a function call.",
                });
                return Invalid(token.Start);
        }
    }

    private Expression ParseNumber()
    {
        var token = cursor.Take();
        string digits = cursor.TextOf(token);
        int exponent = digits.IndexOfAny(['e', 'E']);
        if (exponent != digits.LastIndexOfAny(['e', 'E']) || digits.IndexOf('.') != digits.LastIndexOf('.') || (exponent >= 0 && digits.IndexOf('.') > exponent))
        {
            cursor.Fail(cursor.SpanOf(token), $"{digits} is not a number.", "Write digits with at most one '.' and one exponent, or quote it: a version is a text.");
        }
        return new Expression.Number(cursor.SpanOf(token), digits);
    }

    private Expression ParseName()
    {
        var token = cursor.Take();
        string name = cursor.TextOf(token);
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
            _ => ParseReference(token),
        };
    }

    private Expression ParseCall(Token first)
    {
        while (!cursor.Failed && cursor.TryTake(TokenKind.DoubleColon))
        {
            Expect(TokenKind.Name, "a function's name", "Write: provider::NAME::FUNCTION(...)");
        }
        var nameSpan = cursor.SpanFrom(first.Start);
        Expect(TokenKind.OpenParenthesis, "'(' and the arguments of the function", $"Write: {nameSpan.Content}(...)");
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
        Expect(TokenKind.CloseParenthesis, expand ? "')' behind '...'" : $"',' or ')' in the call of {nameSpan.Content}", "Separate arguments with ',' and end them with ')'.");
        cursor.Newlines = newlines;
        return new Expression.Call(cursor.SpanFrom(first.Start), nameSpan.Content, nameSpan, arguments.ToValueList(), expand);
    }

    /// <summary>A name and the steps behind it that are literal; <see cref="ParseSteps"/> reads the others.</summary>
    private Expression ParseReference(Token root)
    {
        var steps = new List<TraversalStep>();
        var traversal = new Traversal(cursor.SpanOf(root), cursor.TextOf(root), cursor.SpanOf(root), []);
        Expression read = new Expression.Reference(traversal.Span, traversal);
        while (!cursor.Failed && cursor.Peek().Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            int start = cursor.Peek().Start;
            read = ParseStep(read);
            TraversalStep? step = read switch
            {
                _ when cursor.Failed => null,
                Expression.Member member => new TraversalStep.Attribute(cursor.SpanFrom(start), member.Name),
                Expression.Index { Key: Expression.Template { Literal: { } key } } => new TraversalStep.Key(cursor.SpanFrom(start), key),
                Expression.Index { Key: Expression.Number number } when int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out int position) =>
                    new TraversalStep.Position(cursor.SpanFrom(start), position),
                _ => null,
            };
            if (step is null)
            {
                // The step read just now stands on a reference without the steps before it.
                return Rebase(read, Complete());
            }
            steps.Add(step);
            // What the next step is read upon: only its span matters, until it turns out not to be literal.
            read = new Expression.Reference(cursor.SpanFrom(root.Start), traversal);
        }
        return Complete();

        Expression.Reference Complete()
        {
            var span = steps.Count == 0 ? traversal.Span : traversal.Span.To(steps[^1].Span);
            return new Expression.Reference(span, traversal with { Span = span, Steps = steps.ToValueList() });
        }
    }

    private static Expression Rebase(Expression step, Expression source) => step switch
    {
        Expression.Member member => member with { Source = source },
        Expression.Index index => index with { Collection = source },
        Expression.Splat splat => splat with { Source = source },
        _ => source,
    };

    private Expression ParseSteps(Expression source)
    {
        while (!cursor.Failed && cursor.Peek().Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            source = ParseStep(source);
        }
        return source;
    }

    private Expression ParseStep(Expression source) => cursor.Sees(TokenKind.Dot) ? ParseDot(source, splat: true) : ParseBrackets(source);

    private Expression ParseDot(Expression source, bool splat)
    {
        var dot = cursor.Take();
        var token = cursor.Peek();
        switch (token.Kind)
        {
            case TokenKind.Name:
                cursor.Take();
                return new Expression.Member(cursor.SpanFrom(source.Span.Start), source, cursor.TextOf(token), cursor.SpanOf(token));
            case TokenKind.Number:
                cursor.Take();
                string digits = cursor.TextOf(token);
                if (!digits.All(char.IsAsciiDigit))
                {
                    cursor.Fail(cursor.SpanOf(token), $"'.{digits}' is read as a fraction, not as two positions.", $"Write: [{digits.Replace(".", "][", StringComparison.Ordinal)}]");
                }
                return new Expression.Index(cursor.SpanFrom(source.Span.Start), source, new Expression.Number(cursor.SpanOf(token), digits));
            case TokenKind.Star when splat:
                cursor.Take();
                var marker = cursor.SpanFrom(dot.Start);
                Expression each = new Expression.SplatItem(marker);
                while (!cursor.Failed && cursor.Sees(TokenKind.Dot))
                {
                    each = ParseDot(each, splat: false);
                }
                return new Expression.Splat(cursor.SpanFrom(source.Span.Start), source, each, marker);
            default:
                cursor.FailHere("a name behind '.'", splat ? "Write: .name, or [expression]" : "Write '[*]' for splats inside one another.");
                return source;
        }
    }

    private Expression ParseBrackets(Expression source)
    {
        var open = cursor.Take();
        bool newlines = cursor.Newlines;
        if (cursor.TryTake(TokenKind.Star))
        {
            Expect(TokenKind.CloseBracket, "']' directly behind '[*'", "Write: [*]");
            var marker = cursor.SpanFrom(open.Start);
            Expression each = new Expression.SplatItem(marker);
            if (cursor.TryEnter())
            {
                each = ParseSteps(each);
                cursor.Leave();
            }
            return new Expression.Splat(cursor.SpanFrom(source.Span.Start), source, each, marker);
        }
        cursor.Newlines = false;
        var key = Parse();
        Expect(TokenKind.CloseBracket, "']' behind the index", "Write: [expression]");
        cursor.Newlines = newlines;
        return new Expression.Index(cursor.SpanFrom(source.Span.Start), source, key);
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

    private Expression ParseTuple()
    {
        int start = cursor.Take().Start;
        bool newlines = cursor.Newlines;
        cursor.Newlines = false;
        Expression tuple;
        if (cursor.SeesName("for"))
        {
            tuple = new ForParser(cursor, this).Parse(start, TokenKind.CloseBracket);
        }
        else
        {
            var items = new List<Expression>();
            while (!cursor.Failed && !cursor.Sees(TokenKind.CloseBracket))
            {
                items.Add(Parse());
                if (!cursor.Failed && !cursor.TryTake(TokenKind.Comma))
                {
                    break;
                }
            }
            Expect(TokenKind.CloseBracket, "',' or ']' in a list", "Separate the items with ',' and close the list with ']'.");
            tuple = new Expression.Tuple(cursor.SpanFrom(start), items.ToValueList());
        }
        cursor.Newlines = newlines;
        return tuple;
    }

    private Expression ParseObject()
    {
        int start = cursor.Take().Start;
        bool newlines = cursor.Newlines;
        cursor.Newlines = false;
        Expression read;
        if (cursor.SeesName("for"))
        {
            read = new ForParser(cursor, this).Parse(start, TokenKind.CloseBrace);
        }
        else
        {
            cursor.Newlines = true;
            read = ParseItems(start);
        }
        cursor.Newlines = newlines;
        return read;
    }

    private Expression ParseItems(int start)
    {
        var items = new List<ObjectItem>();
        while (true)
        {
            while (cursor.TryTake(TokenKind.Newline))
            {
            }
            if (cursor.Failed || cursor.Sees(TokenKind.CloseBrace))
            {
                break;
            }
            var key = ParseKey();
            if (!cursor.Failed && !cursor.TryTake(TokenKind.Equal) && !cursor.TryTake(TokenKind.Colon))
            {
                cursor.FailHere("'=' and a value", cursor.Sees(TokenKind.Name) ? "Write: key = value; quote a key that has dots or spaces." : "Write: key = value");
            }
            if (!cursor.Failed)
            {
                items.Add(new ObjectItem(key, Parse()));
            }
            if (!cursor.Failed && !cursor.TryTake(TokenKind.Comma) && !cursor.Sees(TokenKind.Newline))
            {
                break;
            }
        }
        Expect(TokenKind.CloseBrace, "a new line, ',' or '}' in an object", "Separate the items with new lines or ',' and close the object with '}'.");
        return new Expression.Object(cursor.SpanFrom(start), items.ToValueList());
    }

    private Expression ParseKey()
    {
        var key = Parse();
        switch (key)
        {
            case Expression.Reference { Traversal.Steps: [] } or Expression.Boolean or Expression.Null:
                return new Expression.Template(key.Span, [new TemplatePart.Text(key.Span, [new TextRun(key.Span.Content, key.Span)])]);
            case Expression.Reference when !cursor.Failed:
                cursor.Fail(key.Span, $"The key {key.Span.Content} can mean a text or a reference.", $"Write (" + key.Span.Content + ") for the reference, or quote it.");
                return key;
            default:
                return key;
        }
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
