using System.Text;
using System.Text.RegularExpressions;

namespace Tocsin.Text;

/// <summary>A value that is not known offline, carried inside ordinary text.</summary>
/// <remarks>
/// A resource that is not modelled has attributes nobody can know before an apply (<c>aws_lambda_function.page.arn</c>). Such a value flows
/// on as text that holds a mark: a private-use character, digits that no text from outside can know, what the value is called, another
/// private-use character. So it survives interpolation and JSON encoding, and whoever decides by the text asks <see
/// cref="In(ReadOnlySpan{char})"/> first and answers "undetermined" where the mark could matter. The digits are drawn once in a process and
/// show nowhere: whoever sends the private-use characters to a server has sent text. What parts an ARN is written in two more of these
/// characters, so that a name like <c>ssm:/shop/topic</c> is one part of it.
/// </remarks>
public static partial class Unknown
{
    private const char Close = '\uE0F1';
    private const char Colon = '\uE0F2';
    private const char Slash = '\uE0F3';

    // Digits, since functions that change a text's case leave them alone; of a Guid, whose random bytes are the system's:
    // RandomNumberGenerator ends the process where there is no OpenSSL, as in a root that holds this program alone.
    private static readonly string Open = $"\uE0F0{BitConverter.ToUInt64(Guid.NewGuid().ToByteArray()) % 10_000_000_000_000_000:D16}";

    private static readonly byte[] Utf8Open = Encoding.UTF8.GetBytes(Open);

    /// <summary>Text that stands for an unknown value.</summary>
    /// <param name="name">What it is called where it comes from: <c>aws_lambda_function.page.arn</c>.</param>
    public static string Mark(string name) => $"{Open}{name.Replace(':', Colon).Replace('/', Slash)}{Close}";

    public static bool In(ReadOnlySpan<char> text) => text.Contains(Open, StringComparison.Ordinal);

    /// <summary>Whether the text begins with a mark.</summary>
    public static bool Begins(ReadOnlySpan<char> text) => text.StartsWith(Open, StringComparison.Ordinal);

    public static bool In(ReadOnlySpan<byte> utf8) => utf8.IndexOf(Utf8Open) >= 0;

    /// <summary>The names of the unknown values in a text, in order, each once.</summary>
    public static IReadOnlyList<string> NamesIn(string text) => [.. Marks(text).Select(NameOf).Distinct()];

    /// <summary>Whether a text that holds marks may turn out to be another text, which holds none.</summary>
    public static bool MayBecome(string text, string known)
    {
        if (!In(text) || In(known))
        {
            return false;
        }
        var parts = Parts(text);
        int at = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            if (In(parts[i]))
            {
                continue;
            }
            bool isLast = i == parts.Count - 1;
            int found = isLast ? known.Length - parts[i].Length : i == 0 ? 0 : known.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at || string.CompareOrdinal(known, found, parts[i], 0, parts[i].Length) != 0)
            {
                return false;
            }
            at = found + parts[i].Length;
        }
        return true;
    }

    /// <summary>The known stretches of a text and its marks, in order.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var parts = new List<string>();
        int at = 0;
        foreach (var mark in Marks(text))
        {
            if (mark.Index > at)
            {
                parts.Add(text[at..mark.Index]);
            }
            parts.Add(mark.Value);
            at = mark.Index + mark.Length;
        }
        if (at < text.Length)
        {
            parts.Add(text[at..]);
        }
        return parts;
    }

    /// <summary>The text as people should see it: <c>(known after apply: aws_lambda_function.page.arn)</c> for each mark.</summary>
    public static string Show(string text) => Show(text, "apply");

    /// <param name="after">What makes it known, in a word.</param>
    public static string Show(string text, string after) =>
        In(text) ? Form().Replace(text, m => IsMark(m) ? $"(known after {after}: {NameOf(m)})" : m.Value) : text;

    /// <summary>The text with the name alone for each mark: <c>aws_lambda_function.page.arn</c>.</summary>
    public static string Named(string text) => In(text) ? Form().Replace(text, m => IsMark(m) ? NameOf(m) : m.Value) : text;

    /// <summary>The text as an expression makes it: <c>deploys-${random_id.suffix.hex}</c>; for names.</summary>
    public static string Interpolated(string text) =>
        In(text) ? Form().Replace(text, m => IsMark(m) ? $"${{{NameOf(m)}}}" : m.Value) : text;

    private static IEnumerable<Match> Marks(string text) => In(text) ? Form().Matches(text).Where(IsMark) : [];

    private static bool IsMark(Match match) => match.ValueSpan.StartsWith(Open, StringComparison.Ordinal);

    private static string NameOf(Match mark) => mark.Groups[1].Value.Replace(Colon, ':').Replace(Slash, '/');

    [GeneratedRegex("\uE0F0[0-9]{16}([^\uE0F1]*)\uE0F1")]
    private static partial Regex Form();
}
