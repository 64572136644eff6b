using System.Text.RegularExpressions;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary><c>{{resolve:SERVICE:…}}</c>: what stands in the parameter store or in Secrets Manager, which nobody knows offline.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html</remarks>
internal static partial class DynamicReference
{
    private const string Begin = "{{resolve:";

    /// <summary>The value, with an unknown one for each reference in its text, and for the whole of a text that is nothing else.</summary>
    public static Value Resolve(Value value, TextBudget budget)
    {
        if (value is not Value.String text || !text.Text.Contains(Begin, StringComparison.Ordinal))
        {
            return value;
        }
        var joined = new JoinedText(budget);
        int at = 0;
        foreach (Match reference in Form().Matches(text.Text))
        {
            var unknown = new Value.Unknown([Unknown.Named(reference.Groups[1].Value)]);
            if (reference.Length == text.Text.Length)
            {
                return unknown with { Origin = text.Origin };
            }
            joined.Append(text, at, reference.Index);
            joined.Append(unknown, WhereOf(text, reference));
            at = reference.Index + reference.Length;
        }
        joined.Append(text, at, text.Text.Length);
        return joined.Text(text.Origin);
    }

    private static Span? WhereOf(Value.String text, Match reference)
    {
        int at = JoinedText.FirstBehind(text.Segments.AsSpan(), reference.Index);
        return at < text.Segments.Count && text.Segments[at].Start <= reference.Index
            ? text.Segments[at].Locate(reference.Index, reference.Length)
            : text.Origin;
    }

    [GeneratedRegex(@"\{\{resolve:([^{}]*)\}\}")]
    private static partial Regex Form();
}
