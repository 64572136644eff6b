using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Logs.Filters;

/// <summary>Reads what stands between the braces of a selector, by recursive descent.</summary>
/// <remarks>A pattern has at most 1,024 characters by its model, which bounds the depth.</remarks>
internal sealed class SelectorReader
{
    private static readonly string[] Comparisons = ["!=", "<=", ">=", "=", "<", ">"];

    private readonly string text;
    private readonly bool isOfFields;
    private int at;

    private SelectorReader(string text, bool isOfFields) => (this.text, this.isOfFields) = (text, isOfFields);

    /// <summary>Null where it cannot be read.</summary>
    public static SelectorTest? Read(string text) => Read(text, isOfFields: false);

    /// <summary>What is asked of a field, which is called by its name alone: <c>status = 4* || status = 500</c>.</summary>
    public static SelectorTest? ReadOfField(string text) => Read(text, isOfFields: true);

    private static SelectorTest? Read(string text, bool isOfFields)
    {
        var reader = new SelectorReader(text, isOfFields);
        var test = reader.Either();
        reader.Space();
        return reader.at == text.Length ? test : null;
    }

    private SelectorTest? Either()
    {
        var test = Both();
        while (test is not null && Take("||"))
        {
            test = Both() is { } right ? new SelectorTest.Either(test, right) : null;
        }
        return test;
    }

    private SelectorTest? Both()
    {
        var test = One();
        while (test is not null && Take("&&"))
        {
            test = One() is { } right ? new SelectorTest.Both(test, right) : null;
        }
        return test;
    }

    private SelectorTest? One()
    {
        if (Take("("))
        {
            var inner = Either();
            return Take(")") ? inner : null;
        }
        if (Path() is not { } path)
        {
            return null;
        }
        if (Word("NOT"))
        {
            return Word("EXISTS") ? new SelectorTest.NotExists(path) : null;
        }
        if (Word("IS"))
        {
            return Word("NULL") ? new SelectorTest.Is(path, new JsonValue.Null())
                : Word("TRUE") ? new SelectorTest.Is(path, new JsonValue.Boolean(true))
                : Word("FALSE") ? new SelectorTest.Is(path, new JsonValue.Boolean(false))
                : null;
        }
        return Array.Find(Comparisons, Take) is { } comparison ? Compared(path, comparison) : null;
    }

    private SelectorTest? Compared(SelectorPath path, string comparison)
    {
        Space();
        if (at < text.Length && text[at] == '%')
        {
            return comparison is "=" or "!=" && LineRegex.Read(text, ref at) is { } regex
                ? new SelectorTest.Expression(path, regex, comparison == "!=") : null;
        }
        bool isQuoted = at < text.Length && text[at] == '"';
        string? value = isQuoted ? Quoted.Read(text, ref at) : Bare();
        if (value is null || (value.Length == 0 && !isQuoted))
        {
            return null;
        }
        if (!isQuoted && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return new SelectorTest.Number(path, comparison, number);
        }
        return comparison is "=" or "!="
            ? new SelectorTest.Text(path, value.Split('*').ToValueList(), comparison == "!=") : null;
    }

    private SelectorPath? Path()
    {
        if (isOfFields)
        {
            Space();
            at--;
            return Member() is { Name: { } name } ? new SelectorPath([new SelectorPath.Part(name, null)]) : null;
        }
        if (!Take("$"))
        {
            return null;
        }
        var parts = new List<SelectorPath.Part>();
        while (at < text.Length && text[at] is '.' or '[')
        {
            if ((text[at] == '.' ? Member() : Element()) is not { } part)
            {
                return null;
            }
            parts.Add(part);
        }
        return parts.Count > 0 ? new SelectorPath(parts.ToValueList()) : null;
    }

    private SelectorPath.Part? Member()
    {
        at++;
        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '*' or ':' or '/' or '@'))
        {
            at++;
        }
        return text[start..at] switch
        {
            "" => null,
            "*" => new SelectorPath.Part(null, null),
            var name => new SelectorPath.Part(name, null),
        };
    }

    private SelectorPath.Part? Element()
    {
        int close = text.IndexOf(']', at);
        if (close < 0)
        {
            return null;
        }
        string index = text[(at + 1)..close];
        at = close + 1;
        return index == "*" ? new SelectorPath.Part(null, null)
            : int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new SelectorPath.Part(null, number)
            : null;
    }

    /// <summary>A value without quotes.</summary>
    private string Bare()
    {
        int start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (')' or '&' or '|' or '%'))
        {
            at++;
        }
        return text[start..at];
    }

    private bool Take(string sign)
    {
        Space();
        bool isThere = string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0;
        at += isThere ? sign.Length : 0;
        return isThere;
    }

    private bool Word(string word)
    {
        Space();
        bool isThere = string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]));
        at += isThere ? word.Length : 0;
        return isThere;
    }

    private void Space()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }
}
