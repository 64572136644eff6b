using System.Globalization;
using Tocsin.Json;
using Tocsin.Patterns.Bytes;
using Tocsin.Text;

namespace Tocsin.Patterns.Language;

/// <summary>Reads the match values of one field.</summary>
/// <remarks>The order of the checks, their words, and which of them carry a location: recorded on AWS 2026-09.</remarks>
internal sealed class MatchValueParser(string text, JsonTokens tokens)
{
    private const string IgnoreCase = "equals-ignore-case";
    private readonly List<string> operands = [];

    public List<PatternAtom> Atoms { get; } = [];

    public List<ValueTest> Tests { get; } = [];

    /// <summary>Reads all match values of an array.</summary>
    /// <param name="tokens">At the array's opening bracket.</param>
    /// <param name="pointer">Where the array stands in the pattern; null when no atoms are wanted, only tests.</param>
    public static MatchValueParser ReadAll(string text, JsonTokens tokens, string? pointer)
    {
        var values = new MatchValueParser(text, tokens);
        for (Token token = tokens.Next(); token != Token.EndArray; token = tokens.Next())
        {
            values.Read(token, pointer);
        }
        return values;
    }

    // The token is the value's first, and current.
    private void Read(Token token, string? pointer)
    {
        int start = tokens.Start;
        operands.Clear();
        string @operator = token == Token.StartObject ? ReadExpression() : ReadPlain(token);
        if (pointer is not null)
        {
            string at = JsonPointer.Append(pointer, Atoms.Count);
            Atoms.Add(new PatternAtom(@operator, at, text[start..tokens.Position], operands.ToValueList()));
        }
    }

    private string ReadPlain(Token token)
    {
        string value = tokens.Text;
        Tests.Add(token switch
        {
            Token.String => Address.TryParse(Utf8.Of(value), out Address address)
                ? new ValueTest.Addresses(AddressRange.Only(address))
                : new ValueTest.Text(value),
            Token.Integer or Token.Float => new ValueTest.Number(value),
            Token.True => new ValueTest.Word(LeafKind.True),
            Token.False => new ValueTest.Word(LeafKind.False),
            Token.Null => new ValueTest.Word(LeafKind.Null),
            _ => throw tokens.Refuse("Match value must be String, number, true, false, or null"),
        });
        operands.Add(value);
        return "equals";
    }

    private string ReadExpression()
    {
        if (tokens.Next() != Token.Name)
        {
            throw tokens.Refuse("Match expression name not found");
        }
        string name = tokens.Name;
        switch (name)
        {
            case "exactly":
                Tests.Add(new ValueTest.Text(ReadOperand("exact")));
                break;
            case "prefix" or "suffix":
                return ReadEdge(name);
            case "numeric":
                Tests.Add(new NumericParser(tokens, operands).Read());
                return name;
            case "anything-but":
                return new AnythingButParser(tokens, operands).Read(Tests);
            case "exists":
                Tests.Add(ReadExists());
                break;
            case "cidr":
                Tests.Add(new ValueTest.Addresses(ReadBlock(ReadOperand("prefix"))));
                break;
            case IgnoreCase:
                Tests.Add(new ValueTest.EqualsIgnoreCase(ReadOperand(IgnoreCase)));
                break;
            case "wildcard":
                Tests.Add(ReadWildcard(tokens, ReadOperand("wildcard")));
                break;
            default:
                throw tokens.Refuse($"Unrecognized match type {name}", PatternFault.UnknownMatchType);
        }
        CloseExpression();
        return name;
    }

    private string ReadOperand(string name)
    {
        if (tokens.Next() != Token.String)
        {
            throw tokens.Refuse($"{name} match pattern must be a string");
        }
        operands.Add(tokens.Text);
        return tokens.Text;
    }

    private void CloseExpression()
    {
        if (tokens.Next() != Token.EndObject)
        {
            throw tokens.Refuse("Only one key allowed in match expression");
        }
    }

    private string ReadEdge(string name)
    {
        bool prefix = name == "prefix";
        Token token = tokens.Next();
        if (token == Token.StartObject)
        {
            if (tokens.Next() != Token.Name)
            {
                throw tokens.Refuse($"{(prefix ? "Prefix" : "Suffix")} expression name not found");
            }
            if (tokens.Name != IgnoreCase)
            {
                throw tokens.Refuse($"Unsupported {name} pattern: {tokens.Name}");
            }
            string folded = ReadOperand(IgnoreCase);
            CloseExpression();
            Tests.Add(prefix ? new ValueTest.PrefixIgnoreCase(folded) : new ValueTest.SuffixIgnoreCase(folded));
            name = $"{name}/{IgnoreCase}";
        }
        else if (token == Token.String)
        {
            string edge = tokens.Text;
            operands.Add(edge);
            Tests.Add(prefix ? new ValueTest.Prefix(edge) : new ValueTest.Suffix(edge));
        }
        else
        {
            throw tokens.Refuse($"{name} match pattern must be a string");
        }
        CloseExpression();
        return name;
    }

    private ValueTest ReadExists()
    {
        Token token = tokens.Next();
        if (token is not (Token.True or Token.False))
        {
            throw tokens.Refuse("exists match pattern must be either true or false.");
        }
        operands.Add(tokens.Text);
        return token == Token.True ? new ValueTest.Exists() : new ValueTest.Absent();
    }

    private AddressRange ReadBlock(string cidr)
    {
        // Trailing slashes do not count: "10.0.0.0/" has one part.
        string[] parts = cidr.TrimEnd('/').Split('/');
        if (parts.Length != 2)
        {
            throw tokens.RefuseWithoutLocation("Malformed CIDR, one '/' required");
        }
        if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int bits))
        {
            throw tokens.RefuseWithoutLocation("Malformed CIDR, mask bits must be an integer");
        }
        if (bits < 0)
        {
            throw tokens.RefuseWithoutLocation("Malformed CIDR, mask bits must not be negative");
        }
        byte[] ip = Utf8.Of(parts[0]);
        if (!Address.TryParse(ip, out Address address))
        {
            throw tokens.RefuseWithoutLocation($"{(Address.LooksLikeOne(ip) ? "Invalid" : "Nonstandard")} IP address: {parts[0]}");
        }
        return bits < address.Width
            ? AddressRange.Block(address, bits)
            : throw tokens.RefuseWithoutLocation(address.IsV4 ? "IPv4 mask bits must be < 32" : "IPv6 mask bits must be < 128");
    }

    internal static ValueTest.Wildcard ReadWildcard(JsonTokens tokens, string operand) =>
        WildcardText.Parse(operand, out string? complaint) is { } wildcard
            ? new ValueTest.Wildcard(wildcard)
            : throw tokens.Refuse(complaint!);
}
