using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>What to write instead of what AWS refuses, where its own text does not say so.</summary>
internal static partial class Advice
{
    /// <param name="where">What was written.</param>
    public static string? On(AwsError error, Reason? reason, Span where)
    {
        if (InvalidPlaceholder().Match(error.Message) is { Success: true } match)
        {
            string name = match.Groups[1].Value;
            return $"{name} = \"$.detail.{name}\" in input_paths, or one of the names that stand there instead of <{name}>";
        }
        return reason == Reasons.PolicyInvalid && error.Message.Contains("action out of service scope", StringComparison.Ordinal) ? "\"sns:Publish\": a topic's policy names its actions, and takes no wildcard"
            : reason == Reasons.TransformerInvalid && where.Content.Contains("['", StringComparison.Ordinal) ? "a path of dots and indices: $.detail.reason, $.resources[0]"
            : null;
    }

    [GeneratedRegex("contains invalid placeholder (\\S+?)\\.$")]
    private static partial Regex InvalidPlaceholder();
}
