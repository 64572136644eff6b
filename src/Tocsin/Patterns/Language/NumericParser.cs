using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Language;

/// <summary>Reads <c>{"numeric": [...]}</c> from behind its name: one comparison, or a lower and then an upper bound.</summary>
internal sealed class NumericParser(JsonTokens tokens, List<string> operands)
{
    public ValueTest Read()
    {
        if (tokens.Next() != Token.StartArray)
        {
            throw tokens.Refuse("Value of numeric must be an array.");
        }
        ValueTest test = ReadComparison();
        return tokens.Next() == Token.EndObject ? test : throw TooManyElements();
    }

    private ValueTest ReadComparison()
    {
        if (tokens.Next() != Token.String)
        {
            throw tokens.Refuse($"Invalid member in numeric match: {tokens.Text}");
        }
        string comparison = tokens.Text;
        operands.Add(comparison);
        Token token = tokens.Next();
        if (comparison is not ("=" or ">=" or ">" or "<=" or "<"))
        {
            throw tokens.Refuse($"Unrecognized numeric range operator: {comparison}");
        }
        string bound = NumberText(token, comparison == "=" ? "equals" : comparison);
        Token next = tokens.Next();
        if (next != Token.EndArray)
        {
            return comparison is ">=" or ">" ? ReadUpperBound(next, bound, comparison == ">") : throw TooManyElements();
        }
        double value = Comparable(bound);
        return comparison switch
        {
            "=" => new ValueTest.Range(value, false, value, false),
            ">=" or ">" => new ValueTest.Range(value, comparison == ">", double.PositiveInfinity, false),
            _ => new ValueTest.Range(double.NegativeInfinity, false, value, comparison == "<"),
        };
    }

    private ValueTest ReadUpperBound(Token token, string from, bool fromOpen)
    {
        if (token != Token.String)
        {
            throw tokens.Refuse($"Bad value in numeric range: {tokens.Text}");
        }
        string comparison = tokens.Text;
        operands.Add(comparison);
        if (comparison is not ("<" or "<="))
        {
            throw tokens.Refuse($"Bad numeric range operator: {comparison}");
        }
        string to = NumberText(tokens.Next(), comparison);
        if (tokens.Next() != Token.EndArray)
        {
            throw tokens.Refuse("Too many terms in numeric range expression");
        }
        double bottom = Comparable(from);
        double top = Comparable(to);
        return bottom < top
            ? new ValueTest.Range(bottom, fromOpen, top, comparison == "<")
            : throw tokens.Refuse("Bottom must be less than top");
    }

    private string NumberText(Token token, string name)
    {
        if (token is not (Token.Integer or Token.Float))
        {
            throw tokens.Refuse($"Value of {name} must be numeric");
        }
        operands.Add(tokens.Text);
        return tokens.Text;
    }

    private double Comparable(string number) =>
        ComparableNumber.TryParse(Utf8.Of(number), out double value) ? value : throw tokens.Refuse($"Cannot compare number : {number}");

    private PatternRefusal TooManyElements() => tokens.Refuse("Too many elements in numeric expression");
}
