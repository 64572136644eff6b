using System.Globalization;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads references, and the steps behind any term: <c>.name</c>, <c>[key]</c>, <c>[*]</c>.</summary>
internal sealed class StepParser(Cursor cursor, ExpressionParser expressions)
{
    /// <summary>A name and the steps behind it that are literal; <see cref="ParseSteps"/> reads the others.</summary>
    public Expression ParseReference(Token root)
    {
        var steps = new List<TraversalStep>();
        var traversal = new Traversal(cursor.SpanOf(root), cursor.NameOf(root), cursor.SpanOf(root), []);
        while (!cursor.Failed && cursor.Peek().Kind is TokenKind.Dot or TokenKind.OpenBracket)
        {
            int start = cursor.Peek().Start;
            if (cursor.TryTakeAttribute(out var name))
            {
                steps.Add(new TraversalStep.Attribute(cursor.SpanFrom(start), cursor.NameOf(name)));
                if (!MayFollow(steps.Count))
                {
                    return Complete();
                }
                continue;
            }
            // What the next step is read upon: only its span matters, until it turns out not to be literal.
            var read = ParseStep(new Expression.Reference(cursor.SpanFrom(root.Start), traversal));
            TraversalStep? step = read switch
            {
                _ when cursor.Failed => null,
                Expression.Index { Key: Expression.Template { Literal: { } key } } => new TraversalStep.Key(cursor.SpanFrom(start), key),
                Expression.Index { Key: Expression.Number number } when int.TryParse(number.Digits, NumberStyles.None,
                    CultureInfo.InvariantCulture, out int position) =>
                    new TraversalStep.Position(cursor.SpanFrom(start), position),
                _ => null,
            };
            if (step is null)
            {
                // The step read just now stands on a reference without the steps before it.
                return Rebase(read, Complete());
            }
            steps.Add(step);
            if (!MayFollow(steps.Count))
            {
                return Complete();
            }
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

    public Expression ParseSteps(Expression source)
    {
        for (int steps = 0; !cursor.Failed && cursor.Peek().Kind is TokenKind.Dot or TokenKind.OpenBracket && MayFollow(steps); steps++)
        {
            source = ParseStep(source);
        }
        return source;
    }

    private bool MayFollow(int steps)
    {
        if (steps >= Limits.StepsOfTerm)
        {
            cursor.Fail(
                cursor.SpanOf(cursor.Peek()), $"More than {Limits.StepsOfTerm} steps follow one another here, which Tocsin does not read.",
                "Move the first steps to a local value.");
        }
        return !cursor.Failed;
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
                    cursor.Fail(cursor.SpanOf(token), $"'.{digits}' is read as a fraction, not as two positions.",
                        $"[{digits.Replace(".", "][", StringComparison.Ordinal)}]");
                }
                return new Expression.Index(cursor.SpanFrom(source.Span.Start), source,
                    new Expression.Number(cursor.SpanOf(token), digits));
            case TokenKind.Star when splat:
                cursor.Take();
                var marker = cursor.SpanFrom(dot.Start);
                Expression each = new Expression.SplatItem(marker);
                for (int steps = 0; !cursor.Failed && cursor.Sees(TokenKind.Dot) && MayFollow(steps); steps++)
                {
                    each = ParseDot(each, splat: false);
                }
                return new Expression.Splat(cursor.SpanFrom(source.Span.Start), source, each, marker);
            default:
                cursor.FailHere("a name behind '.'", splat
                    ? ".name, or [expression]" : "'[*]' for splats inside one another.");
                return source;
        }
    }

    private Expression ParseBrackets(Expression source)
    {
        var open = cursor.Take();
        bool newlines = cursor.Newlines;
        if (cursor.TryTake(TokenKind.Star))
        {
            expressions.Expect(TokenKind.CloseBracket, "']' directly behind '[*'", "[*]");
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
        var key = expressions.Parse();
        expressions.Expect(TokenKind.CloseBracket, "']' behind the index", "[expression]");
        cursor.Newlines = newlines;
        return new Expression.Index(cursor.SpanFrom(source.Span.Start), source, key);
    }
}
