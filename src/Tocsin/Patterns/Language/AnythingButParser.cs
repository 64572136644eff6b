using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Language;

/// <summary>Reads <c>{"anything-but": ...}</c> from behind its name.</summary>
internal sealed class AnythingButParser(JsonTokens tokens, List<string> operands)
{
    private const string MixedList = "Inside anything but list, either all values are number or string, mixed type is not supported";
    private string? inner;

    /// <returns>The operator's name, with the inner one if there is one: <c>anything-but/prefix</c>.</returns>
    public string Read(List<ValueTest> tests)
    {
        Token token = tokens.Next();
        if (token == Token.StartObject)
        {
            if (tokens.Next() != Token.Name)
            {
                throw tokens.Refuse("Anything-But expression name not found");
            }
            inner = tokens.Name;
            if (inner is not ("equals-ignore-case" or "prefix" or "suffix" or "wildcard"))
            {
                throw tokens.Refuse($"Unsupported anything-but pattern: {inner}");
            }
            token = tokens.Next();
        }
        tests.Add(new ValueTest.AnythingBut(token switch
        {
            Token.StartArray => inner is null ? ReadPlainList() : ReadInnerList(),
            Token.String or Token.Integer or Token.Float => [inner is null ? ReadPlain(token) : ReadInner(token)],
            _ => throw tokens.Refuse("Value of anything-but must be an array or single string/number value."),
        }));
        for (int closing = inner is null ? 1 : 2; closing > 0; closing--)
        {
            if (tokens.Next() != Token.EndObject)
            {
                throw tokens.Refuse("Too many elements in numeric expression");
            }
        }
        return inner is null ? "anything-but" : $"anything-but/{inner}";
    }

    private ValueTest[] ReadPlainList()
    {
        var list = new List<ValueTest>();
        InList(() =>
        {
            for (Token token = tokens.Next(); token != Token.EndArray; token = tokens.Next())
            {
                list.Add(ReadPlain(token));
            }
        });
        return list.Count > 0 && list.All(t => t is ValueTest.Text == list[0] is ValueTest.Text)
            ? [.. list]
            : throw tokens.Refuse(MixedList);
    }

    private ValueTest ReadPlain(Token token)
    {
        if (token is not (Token.String or Token.Integer or Token.Float))
        {
            throw tokens.Refuse(
                "Inside anything but list, start|null|boolean is not supported.",
                token == Token.StartObject ? PatternFault.TestInAnythingBut : PatternFault.Other);
        }
        operands.Add(tokens.Text);
        if (token == Token.String)
        {
            return new ValueTest.Text(tokens.Text);
        }
        // Unverified: by itself such a number is refused without a location; in a list, the list adds one.
        return ComparableNumber.TryParse(Utf8.Of(tokens.Text), out double number)
            ? new ValueTest.Range(number, false, number, false)
            : throw tokens.RefuseWithoutLocation($"Cannot compare number : {tokens.Text}");
    }

    private ValueTest[] ReadInnerList()
    {
        var values = new List<string>();
        InList(() =>
        {
            for (Token token = tokens.Next(); token != Token.EndArray; token = tokens.Next())
            {
                values.Add(InnerOperand(token));
            }
        });
        if (values.Count == 0)
        {
            // Seen on AWS 2026-09: TestEventPattern answers InternalFailure.
            throw tokens.RefuseWithoutLocation($"AWS fails on an empty list under anything-but {inner}", internalFailure: true);
        }
        // Wildcards are checked in the order in which AWS keeps them, so the complaint is about the first wrong one in that order.
        return [.. (inner == "wildcard" ? HashOrder.Of(values, v => $"\"{v}\"") : values).Select(Inner)];
    }

    private ValueTest ReadInner(Token token) => Inner(InnerOperand(token));

    private string InnerOperand(Token token)
    {
        if (token != Token.String)
        {
            throw tokens.Refuse(inner switch
            {
                "equals-ignore-case" => "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.",
                "wildcard" => "wildcard match pattern must be a string",
                _ => "prefix/suffix match pattern must be a string",
            });
        }
        string text = tokens.Text;
        if (text.Length == 0 && inner is "prefix" or "suffix")
        {
            throw tokens.Refuse("Null prefix/suffix not allowed");
        }
        operands.Add(text);
        return text;
    }

    private ValueTest Inner(string operand) => inner switch
    {
        "equals-ignore-case" => new ValueTest.EqualsIgnoreCase(operand),
        "prefix" => new ValueTest.Prefix(operand),
        "suffix" => new ValueTest.Suffix(operand),
        _ => MatchValueParser.ReadWildcard(tokens, operand),
    };

    // What fails inside a list fails once more around it, and has its location twice (recorded on AWS 2026-09).
    private void InList(Action read)
    {
        try
        {
            read();
        }
        catch (PatternRefusal refusal)
        {
            throw tokens.Refuse(refusal.Error.Message, refusal.Error.Fault);
        }
    }
}
