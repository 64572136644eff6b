using System.Globalization;
using System.Text;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>Functions of text. Characters are grapheme clusters where Terraform counts them.</summary>
internal static class StringFunctions
{
    private const OnUnknown Pass = OnUnknown.Pass;

    public static IReadOnlyList<Function> All { get; } =
    [
        new("chomp", [Str("str", Pass)], a => a.Cut(0, 0, a.Text(0).TrimEnd('\r', '\n').Length)),
        new("endswith", [Str("str"), Str("suffix")], a => Value.Of(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal))),
        new("startswith", [Str("str"), Str("prefix")], a => Value.Of(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal))),
        new("strcontains", [Str("str"), Str("substr")], a => Value.Of(a.Text(0).Contains(a.Text(1), StringComparison.Ordinal))),
        new("indent", [Number("spaces"), Str("str", Pass)], Indent),
        new("join", [Str("separator", Pass)], Join, ListOf("lists", TerraformType.String)),
        new("lower", [Str("str")], a => Value.Of(a.Text(0).ToLowerInvariant())),
        new("upper", [Str("str")], a => Value.Of(a.Text(0).ToUpperInvariant())),
        new("title", [Str("str")], a => Value.Of(Title(a.Text(0)))),
        new("split", [Str("separator"), Str("str")], Split),
        new("strrev", [Str("str")], a => Value.Of(string.Concat(Graphemes(a.Text(0)).Reverse()))),
        new("substr", [Str("str"), Number("offset"), Number("length")], Substr),
        new("trim", [Str("str"), Str("cutset")], a => Value.Of(Trim(a.Text(0), a.Text(1)))),
        new(
            "trimprefix", [Str("str"), Str("prefix")],
            a => Value.Of(a.Text(0).StartsWith(a.Text(1), StringComparison.Ordinal) ? a.Text(0)[a.Text(1).Length..] : a.Text(0))),
        new(
            "trimsuffix", [Str("str"), Str("suffix")],
            a => Value.Of(a.Text(0).EndsWith(a.Text(1), StringComparison.Ordinal) ? a.Text(0)[..^a.Text(1).Length] : a.Text(0))),
        new("trimspace", [Str("str", Pass)], TrimSpace),
    ];

    public static IEnumerable<string> Graphemes(string text)
    {
        var graphemes = StringInfo.GetTextElementEnumerator(text);
        while (graphemes.MoveNext())
        {
            yield return graphemes.GetTextElement();
        }
    }

    private static Attempt Indent(Arguments a)
    {
        if (!a.TryWhole(0, out int spaces, out var failed))
        {
            return failed;
        }
        if (spaces < 0 || ((long)spaces * a.Text(1).Count(c => c == '\n')) + a.Text(1).Length > Limits.MaximumTextLength)
        {
            return Attempt.Fail($"cannot indent by {spaces}");
        }
        return a.Reworded(1, a.Text(1).Replace("\n", "\n" + new string(' ', spaces)));
    }

    private static Attempt Join(Arguments a)
    {
        if (a.Count < 2)
        {
            return Attempt.Fail("at least one list is required");
        }
        var texts = new List<string>();
        for (int list = 1; list < a.Count; list++)
        {
            foreach (var item in a.Items(list))
            {
                if (item is Value.Null)
                {
                    return Attempt.Fail($"element {texts.Count} is null; cannot concatenate null values", list);
                }
                texts.Add(item is Value.Unknown unknown ? unknown.Mark : ((Value.String)item).Text);
            }
        }
        return texts.Sum(t => (long)t.Length + a.Text(0).Length) > Limits.MaximumTextLength
            ? Attempt.Fail($"the text would be longer than {Limits.MaximumTextLength} characters")
            : Value.Of(string.Join(a.Text(0), texts));
    }

    private static Attempt Split(Arguments a)
    {
        var parts = a.Text(0).Length == 0
            ? a.Text(1).EnumerateRunes().Select(r => r.ToString())
            : a.Text(1).Split(a.Text(0), StringSplitOptions.None);
        return new Value.List(TerraformType.String, parts.Select(Value.Of).ToValueList());
    }

    private static Attempt Substr(Arguments a)
    {
        if (!a.TryWhole(1, out int offset, out var failed) || !a.TryWhole(2, out int length, out failed))
        {
            return failed;
        }
        var graphemes = Graphemes(a.Text(0)).ToList();
        int from = Math.Clamp(offset < 0 ? graphemes.Count + offset : offset, 0, graphemes.Count);
        int count = length < 0 ? graphemes.Count - from : Math.Min(length, graphemes.Count - from);
        return Value.Of(string.Concat(graphemes.GetRange(from, count)));
    }

    private static Attempt TrimSpace(Arguments a)
    {
        int start = a.Text(0).Length - a.Text(0).TrimStart().Length;
        return a.Cut(0, start, start + a.Text(0).Trim().Length);
    }

    private static string Trim(string text, string cutset)
    {
        var cut = cutset.EnumerateRunes().ToHashSet();
        var runes = text.EnumerateRunes().ToList();
        int from = runes.FindIndex(r => !cut.Contains(r));
        int last = runes.FindLastIndex(r => !cut.Contains(r));
        return from < 0 ? "" : string.Concat(runes.GetRange(from, last - from + 1));
    }

    /// <summary>
    /// The first letter of each word in upper case. Words end where a character is neither letter nor digit nor underscore (ASCII), or is a
    /// space (elsewhere).
    /// </summary>
    private static string Title(string text)
    {
        var titled = new StringBuilder(text.Length);
        var before = new Rune(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            bool separates = before.IsAscii ? !Rune.IsLetterOrDigit(before) && before.Value != '_' : Rune.IsWhiteSpace(before);
            titled.Append(separates ? Rune.ToUpperInvariant(rune) : rune);
            before = rune;
        }
        return titled.ToString();
    }
}
