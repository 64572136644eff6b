using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Calls;

/// <summary>
/// The arguments of one call, whatever form they came in: in a form or a query everything is text, and lists and objects are JSON in it;
/// in JSON they may be either.
/// </summary>
/// <param name="Warnings">What Slack says of the form they came in, in the answer.</param>
internal sealed partial record Arguments(JsonValue.Object Given, ValueList<string> Warnings)
{
    public static Arguments None { get; } = new(Member.Object(), []);

    /// <summary>Null when it is not given, or is a list or an object.</summary>
    public string? Text(string name) => Given[name] switch
    {
        JsonValue.String s => s.Value,
        JsonValue.Number n => n.Text,
        JsonValue.Boolean b => b.Value ? "true" : "false",
        _ => null,
    };

    public bool Flag(string name) => Text(name) is "true" or "1";

    public int? Whole(string name) =>
        int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : null;

    public bool Has(string name) => Given[name] is { } value and not JsonValue.Null and not JsonValue.String { Value: "" };

    /// <summary>A list or an object; null when it is not given.</summary>
    /// <returns>False when it is a text that is no JSON.</returns>
    public bool TryJson(string name, out JsonValue? value)
    {
        value = Has(name) ? Given[name] : null;
        if (value is not JsonValue.String { Value: var text })
        {
            return true;
        }
        value = JsonParser.Parse(text);
        return value is not null;
    }

    /// <summary>The time that a message is named by; null when it is not given.</summary>
    /// <returns>False when it is none: <c>1700000000.000100</c>, or whole seconds, as bounds may be.</returns>
    public bool TryTimestamp(string name, out string? ts)
    {
        ts = Has(name) ? Text(name) : null;
        if (ts is null)
        {
            return !Has(name);
        }
        if (!Timestamp().IsMatch(ts))
        {
            return false;
        }
        // Of one length, texts compare as the numbers do.
        int point = ts.IndexOf('.');
        ts = point < 0 ? $"{ts.PadLeft(10, '0')}.000000" : $"{ts[..point].PadLeft(10, '0')}.{ts[(point + 1)..].PadRight(6, '0')}";
        return true;
    }

    [GeneratedRegex(@"^[0-9]{1,10}(\.[0-9]{1,6})?\z")]
    private static partial Regex Timestamp();
}
