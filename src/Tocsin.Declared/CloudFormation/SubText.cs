using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// The text of <c>Fn::Sub</c> in its parts: <c>${Name}</c>, <c>${Resource.Attribute}</c>, and what stands between them; <c>${!x}</c> is the
/// text <c>${x}</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html</remarks>
internal static class SubText
{
    /// <param name="Start">In the text as it is written; a literal <c>${!x}</c> is cut so that its parts are literal.</param>
    /// <param name="Variable">The name inside the braces; null for literal text.</param>
    public readonly record struct Part(int Start, int End, string? Variable);

    public static IEnumerable<Part> Parts(string text)
    {
        int from = 0;
        for (int at = text.IndexOf("${", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${", at, StringComparison.Ordinal))
        {
            int close = text.IndexOf('}', at);
            if (close < 0)
            {
                break;
            }
            if (text[at + 2] == '!')
            {
                yield return new Part(from, at + 2, null);
                from = at + 3;
                at = close;
                continue;
            }
            if (at > from)
            {
                yield return new Part(from, at, null);
            }
            yield return new Part(at, close + 1, text[(at + 2)..close].Trim());
            from = close + 1;
            at = close;
        }
        if (from < text.Length)
        {
            yield return new Part(from, text.Length, null);
        }
    }

    /// <summary>The text with its variables replaced, knowing where each part was written.</summary>
    public static Value Replace(Value.String text, TextBudget budget, Func<string, Span, Value> valueOf)
    {
        var joined = new JoinedText(budget);
        foreach (var part in Parts(text.Text))
        {
            if (part.Variable is { } name)
            {
                int at = JoinedText.FirstBehind(text.Segments.AsSpan(), part.Start);
                var where = at < text.Segments.Count && text.Segments[at].Start <= part.Start
                    ? text.Segments[at].Locate(part.Start, part.End - part.Start)
                    : text.Origin!.Value;
                joined.Append(valueOf(name, where), where);
            }
            else
            {
                joined.Append(text, part.Start, part.End);
            }
        }
        return joined.Text(text.Origin);
    }
}
