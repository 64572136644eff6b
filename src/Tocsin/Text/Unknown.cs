using System.Text.RegularExpressions;

namespace Tocsin.Text;

/// <summary>A value that is not known offline, carried inside ordinary text.</summary>
/// <remarks>
/// A resource that is not modelled has attributes nobody can know before an apply (<c>aws_lambda_function.page.arn</c>). Such a value flows on as text that
/// holds a mark: a private-use character, what the value is called, another private-use character. So it survives interpolation and JSON encoding,
/// and whoever decides by the text asks <see cref="In"/> first and answers "undetermined" where the mark could matter.
/// </remarks>
public static partial class Unknown
{
    private const char Open = '\uE0F0';
    private const char Close = '\uE0F1';

    /// <summary>Text that stands for an unknown value.</summary>
    /// <param name="name">What it is called where it comes from: <c>aws_lambda_function.page.arn</c>.</param>
    public static string Mark(string name) => $"{Open}{name}{Close}";

    public static bool In(ReadOnlySpan<char> text) => text.Contains(Open);

    /// <summary>The names of the unknown values in a text, in order, each once.</summary>
    public static IReadOnlyList<string> NamesIn(string text) => [.. Marks().Matches(text).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>The known stretches of a text and its marks, in order.</summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var parts = new List<string>();
        int at = 0;
        foreach (Match mark in Marks().Matches(text))
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
    public static string Show(string text) => In(text) ? Marks().Replace(text, m => $"(known after apply: {m.Groups[1].Value})") : text;

    [GeneratedRegex("\uE0F0([^\uE0F1]*)\uE0F1")]
    private static partial Regex Marks();
}
