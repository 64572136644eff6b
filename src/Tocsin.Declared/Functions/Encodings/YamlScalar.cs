using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Tocsin.Declared.Functions.Times;
using Tocsin.Declared.Values;
using Tocsin.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>What a YAML scalar means. Recorded with terraform console 1.11.4.</summary>
internal static partial class YamlScalar
{
    public static Attempt Resolve(Scalar scalar)
    {
        string tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        return tag switch
        {
            "" when scalar.Style == ScalarStyle.Plain => ResolvePlain(scalar.Value, Position(scalar)),
            "" or "!" or "tag:yaml.org,2002:str" or "tag:yaml.org,2002:binary" => Value.Of(scalar.Value),
            "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:null"
                or "tag:yaml.org,2002:timestamp" =>
                scalar.Style == ScalarStyle.Plain ? ResolvePlain(scalar.Value, Position(scalar)) : Value.Of(scalar.Value),
            _ => Attempt.Fail($"unsupported tag \"{tag}\""),
        };
    }

    private static string Position(Scalar scalar) => $"on line {scalar.Start.Line}, column {scalar.Start.Column}: ";

    private static Attempt ResolvePlain(string text, string position) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new Value.Null(),
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => Value.Of(true),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => Value.Of(false),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" =>
            Attempt.Fail($"{position}an infinite number is not supported"),
        ".nan" or ".NaN" or ".NAN" => Attempt.Fail($"{position}floating point NaN is not supported"),
        _ when Number().IsMatch(text) && BigFloat.TryParse(text, out var number) => Value.Of(number),
        ['0', 'x', .. var hex] when BigInteger.TryParse(
            $"0{hex}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) =>
            Value.Of(number),
        ['0', 'o', .. var octal] when octal.Length > 0 && Radix.Read(octal, 8) is { } number => Value.Of(number),
        _ when Timestamp().Match(text) is { Success: true } match => ResolveTimestamp(text, match),
        _ when Unknown.Parts(text) is [var only] && Unknown.In(only) => new Value.Unknown(Unknown.NamesIn(text).ToValueList()),
        _ => Value.Of(text),
    };

    /// <summary>
    /// A bare date becomes a timestamp at midnight: <c>Version: 2012-10-17</c> is "2012-10-17T00:00:00Z". Fractions of seconds are dropped.
    /// </summary>
    private static Attempt ResolveTimestamp(string text, Match match)
    {
        string zone = match.Groups["zone"].Value is { Length: > 0 } given ? given : "Z";
        string time = match.Groups["time"].Value is { Length: > 0 } t ? t : "00:00:00";
        string rendered = $"{match.Groups["year"].Value}-{Two(match, "month")}-{Two(match, "day")}T{time}{zone}";
        return Rfc3339.TryParse(rendered, out var moment, out _) ? Value.Of(Rfc3339.Write(moment)) : Value.Of(text);
    }

    private static string Two(Match match, string group) => match.Groups[group].Value.PadLeft(2, '0');

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})(([Tt](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(?<zone>Z|"
            + @"[-+][0-9]{2}:[0-9]{2}))| (?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?)?\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Timestamp();
}
