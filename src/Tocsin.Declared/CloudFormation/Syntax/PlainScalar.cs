using System.Text.RegularExpressions;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>
/// What a scalar without quotes means: YAML 1.1, but for timestamps, which CloudFormation leaves texts, so that <c>Version: 2012-10-17</c>
/// is one.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html</remarks>
internal static partial class PlainScalar
{
    public static Value Resolve(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new Value.Null(),
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => Value.Of(true),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => Value.Of(false),
        _ => Number(text),
    };

    /// <summary>A number; one that would be written otherwise again (<c>1.0</c>, <c>012345678901</c>) stays the text it is.</summary>
    public static Value Number(string text) =>
        Digits().IsMatch(text) && BigFloat.TryParse(text, out var number) && number.ToString() == text ? Value.Of(number) : Value.Of(text);

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();
}
