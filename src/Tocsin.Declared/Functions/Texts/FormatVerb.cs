using System.Globalization;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Encodings;
using Tocsin.Declared.Values;
using Limits = Tocsin.Declared.Functions.Calls.Limits;

namespace Tocsin.Declared.Functions.Texts;

/// <summary>One verb of a format string: <c>%-5d</c>, <c>%[2]s</c>.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Argument">Which argument it takes, from zero.</param>
internal sealed record FormatVerb(string Text, char Letter, string Flags, int Width, int? Precision, int Argument)
{
    public bool IsKnown => "vtbdoxXeEfgGsq".Contains(Letter);

    /// <summary>Reads the verb at a percent sign; null with the problem when there is none.</summary>
    public static FormatVerb? Read(string format, int start, int nextArgument, out string problem)
    {
        problem = "";
        int at = start + 1;
        string flags = Take(format, ref at, c => c is ' ' or '+' or '-' or '#' or '0');
        string width = at < format.Length && format[at] is >= '1' and <= '9' ? Take(format, ref at, char.IsAsciiDigit) : "";
        string? precision = null;
        if (at < format.Length && format[at] == '.')
        {
            at++;
            precision = Take(format, ref at, char.IsAsciiDigit);
        }
        if (at < format.Length && format[at] == '[')
        {
            at++;
            string index = at < format.Length && format[at] != '0' ? Take(format, ref at, char.IsAsciiDigit) : "";
            if (index.Length is > 0 and < 6 && at < format.Length && format[at] == ']')
            {
                nextArgument = int.Parse(index, CultureInfo.InvariantCulture) - 1;
                at++;
            }
        }
        if (at >= format.Length)
        {
            problem = $"invalid format string starting at offset {at}";
            return null;
        }
        if (!char.IsAsciiLetter(format[at]))
        {
            problem = $"unrecognized format character '{format[at]}' at offset {at}";
            return null;
        }
        if (Bounded(width) is not { } wide || Bounded(precision ?? "") is not { } precise)
        {
            problem = $"a width or precision past {Limits.MaximumFormatWidth} at offset {start}";
            return null;
        }
        return new FormatVerb(format[start..(at + 1)], format[at], flags, wide, precision is null ? null : precise, nextArgument);
    }

    /// <summary>The value as the verb asks for it, or unknown where an unknown part would have to be looked at.</summary>
    public Attempt Write(Value value)
    {
        if (!IsKnown)
        {
            return Attempt.Fail($"unsupported format verb '{Letter}' in \"{Text}\"");
        }
        if (Letter == 'v')
        {
            return WriteAny(value);
        }
        if (value is Value.Null)
        {
            return Attempt.Fail("null value cannot be formatted");
        }
        var type = Letter switch { 's' or 'q' => TerraformType.String, 't' => TerraformType.Bool, _ => TerraformType.Number };
        return Conversion.Convert(value, type).Then(converted => converted switch
        {
            Value.Unknown unknown => Letter == 's' ? Value.Of(unknown.Mark) : unknown,
            Value.String s => WriteText(Letter == 'q' ? JsonText.Quote(Cut(s.Text)) : Cut(s.Text)),
            Value.Boolean b => Value.Of(b.IsTrue ? "true" : "false"),
            Value.Number n => WriteNumber(n.Amount),
            _ => converted,
        });
    }

    private Attempt WriteAny(Value value) => value switch
    {
        Value.String s when !Flags.Contains('#') => WriteText(s.Text),
        Value.Number n when !Flags.Contains('#') =>
            WriteText((this with { Letter = 'g', Precision = null, Flags = Flags.Replace("0", "") }).Digits(n.Amount)),
        Value.Unknown unknown => Value.Of(unknown.Mark),
        _ => WriteText(JsonText.Write(value)),
    };

    private Attempt WriteNumber(BigFloat number) =>
        Letter is 'd' or 'b' or 'o' or 'x' or 'X' && !number.IsInteger
            ? Attempt.Fail("an integer is required")
            : Value.Of(Pad(Sign(number) + Digits(number), isNumber: true));

    private string Sign(BigFloat number) => number.Sign < 0 ? "-" : Flags.Contains('+') ? "+" : Flags.Contains(' ') ? " " : "";

    private string Digits(BigFloat number)
    {
        var magnitude = number.Sign < 0 ? -number : number;
        return Letter switch
        {
            'd' => Whole(magnitude, 10, ""),
            'b' => Whole(magnitude, 2, "0b"),
            'o' => Whole(magnitude, 8, "0"),
            'x' => Whole(magnitude, 16, "0x"),
            'X' => Whole(magnitude, 16, "0X").ToUpperInvariant(),
            'f' => DecimalText.Of(magnitude).Fixed(Precision ?? 6),
            'e' => DecimalText.Of(magnitude).Exponential(Precision ?? 6),
            'E' => DecimalText.Of(magnitude).Exponential(Precision ?? 6).ToUpperInvariant(),
            'G' => DecimalText.Of(magnitude).General(Precision).ToUpperInvariant(),
            _ => DecimalText.Of(magnitude).General(Precision),
        };
    }

    private string Whole(BigFloat number, int radix, string prefix)
    {
        var whole = number.Truncate();
        string digits = radix == 10 ? whole.ToString(CultureInfo.InvariantCulture) : Radix.Write(whole, radix);
        return (Flags.Contains('#') ? prefix : "") + digits.PadLeft(Precision ?? 0, '0');
    }

    private string Cut(string text) => Precision is { } length ? string.Concat(StringFunctions.Graphemes(text).Take(length)) : text;

    private Attempt WriteText(string text) => Value.Of(Pad(text, isNumber: false));

    private string Pad(string text, bool isNumber)
    {
        int missing = Width - (Width == 0 ? 0 : StringFunctions.Graphemes(text).Count());
        if (missing <= 0)
        {
            return text;
        }
        if (Flags.Contains('-'))
        {
            return text + new string(' ', missing);
        }
        if (!Flags.Contains('0'))
        {
            return new string(' ', missing) + text;
        }
        int sign = isNumber && text[0] is '+' or '-' or ' ' ? 1 : 0;
        return text[..sign] + new string('0', missing) + text[sign..];
    }

    private static int? Bounded(string digits) =>
        digits.Length == 0
            ? 0
            : digits.Length < 6 && int.Parse(digits, CultureInfo.InvariantCulture) is var number && number <= Limits.MaximumFormatWidth
            ? number
            : null;

    private static string Take(string text, ref int at, Func<char, bool> belongs)
    {
        int start = at;
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }
        return text[start..at];
    }
}
