namespace Tocsin.Declared.Hcl;

/// <summary>Reads <c>for</c>, in brackets, in braces and in templates.</summary>
internal sealed class ForParser(Cursor cursor, ExpressionParser expressions)
{
    /// <summary>From behind the opening bracket or brace to the closing one.</summary>
    public Expression Parse(int start, TokenKind close)
    {
        cursor.Take();
        var introduction = ParseIntroduction();
        expressions.Expect(TokenKind.Colon, "':' behind the collection",
            "[for item in collection : value], or {for key, item in collection : key => value}");
        if (cursor.Failed)
        {
            return new Expression.Invalid(cursor.SpanFrom(start));
        }
        Expression? key = null;
        var value = expressions.Parse();
        if (!cursor.Failed && close == TokenKind.CloseBrace)
        {
            key = value;
            expressions.Expect(TokenKind.Arrow, "'=>' and a value, since braces make an object,",
                "{for item in collection : key => value}, or use [ ] for a list.");
            value = cursor.Failed ? value : expressions.Parse();
        }
        bool group = !cursor.Failed && key is not null && cursor.TryTake(TokenKind.Ellipsis);
        Expression? condition = null;
        if (!cursor.Failed && cursor.SeesName("if"))
        {
            cursor.Take();
            condition = expressions.Parse();
        }
        expressions.Expect(close, close == TokenKind.CloseBrace ? "'...', 'if' or '}'" : "'if' or ']'",
            key is null
                ? "[for item in collection : value if condition]" : "{for item in collection : key => value if condition}");
        var span = cursor.SpanFrom(start);
        return key is null
            ? new Expression.ForTuple(span, introduction, value, condition)
            : new Expression.ForObject(span, introduction, key, value, group, condition);
    }

    /// <summary><c>key, value in collection</c>.</summary>
    public ForIntroduction ParseIntroduction()
    {
        string? keyName = null;
        string valueName = ParseVariable();
        if (!cursor.Failed && cursor.TryTake(TokenKind.Comma))
        {
            keyName = valueName;
            valueName = ParseVariable();
        }
        if (!cursor.Failed && !cursor.SeesName("in"))
        {
            cursor.FailHere("'in'", "for item in collection, or: for key, item in collection");
        }
        if (cursor.Failed)
        {
            return new ForIntroduction(keyName, valueName, new Expression.Invalid(cursor.SpanOf(cursor.Peek())));
        }
        cursor.Take();
        return new ForIntroduction(keyName, valueName, expressions.Parse());
    }

    private string ParseVariable()
    {
        if (cursor.Failed || !cursor.Sees(TokenKind.Name))
        {
            cursor.FailHere("a variable's name", "for item in collection, or: for key, item in collection");
            return "";
        }
        return cursor.TextOf(cursor.Take());
    }
}
