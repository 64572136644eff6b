using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Reads what stands in brackets and in braces: tuples, objects, and the <c>for</c> expressions that make them.</summary>
internal sealed class CollectionParser(Cursor cursor, ExpressionParser expressions)
{
    private readonly ForParser loops = new(cursor, expressions);

    public Expression ParseTuple()
    {
        int start = cursor.Take().Start;
        bool newlines = cursor.Newlines;
        cursor.Newlines = false;
        Expression tuple;
        if (cursor.SeesName("for"))
        {
            tuple = loops.Parse(start, TokenKind.CloseBracket);
        }
        else
        {
            var items = new List<Expression>();
            while (!cursor.Failed && !cursor.Sees(TokenKind.CloseBracket))
            {
                items.Add(expressions.Parse());
                if (!cursor.Failed && !cursor.TryTake(TokenKind.Comma))
                {
                    break;
                }
            }
            expressions.Expect(TokenKind.CloseBracket, "',' or ']' in a list", "Separate the items with ',' and close the list with ']'.");
            tuple = new Expression.Tuple(cursor.SpanFrom(start), items.ToValueList());
        }
        cursor.Newlines = newlines;
        return tuple;
    }

    public Expression ParseObject()
    {
        int start = cursor.Take().Start;
        bool newlines = cursor.Newlines;
        cursor.Newlines = false;
        Expression read;
        if (cursor.SeesName("for"))
        {
            read = loops.Parse(start, TokenKind.CloseBrace);
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
                cursor.FailHere("'=' and a value", cursor.Sees(TokenKind.Name)
                    ? "key = value; quote a key that has dots or spaces." : "key = value");
            }
            if (!cursor.Failed)
            {
                items.Add(new ObjectItem(key, expressions.Parse()));
            }
            if (!cursor.Failed && !cursor.TryTake(TokenKind.Comma) && !cursor.Sees(TokenKind.Newline))
            {
                break;
            }
        }
        expressions.Expect(TokenKind.CloseBrace, "a new line, ',' or '}' in an object",
            "Separate the items with new lines or ',' and close the object with '}'.");
        return new Expression.Object(cursor.SpanFrom(start), items.ToValueList());
    }

    private Expression ParseKey()
    {
        var key = expressions.Parse();
        return key is Expression.Reference { Traversal.Steps: [] } or Expression.Boolean or Expression.Null
            ? new Expression.Template(key.Span, [new TemplatePart.Text(key.Span, [new TextRun(key.Span.Content, key.Span)])])
            : key;
    }
}
