using System.Globalization;
using System.Text;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Times;

/// <summary><c>formatdate</c>'s own language: runs of one letter are verbs, text in quotes is literal.</summary>
internal static class DateFormat
{
    public static Attempt Write(string format, DateTimeOffset moment)
    {
        var written = new StringBuilder();
        for (int at = 0; at < format.Length;)
        {
            char c = format[at];
            if (c == '\'')
            {
                if (ReadLiteral(format, ref at) is not { } literal)
                {
                    return Attempt.Fail("unterminated literal '", 0);
                }
                written.Append(literal);
                continue;
            }
            int end = at;
            while (end < format.Length && format[end] == c)
            {
                end++;
            }
            string verb = format[at..end];
            at = end;
            if (!char.IsAsciiLetter(c))
            {
                written.Append(verb);
            }
            else if (WriteVerb(verb, moment, out string problem) is { } text)
            {
                written.Append(text);
            }
            else
            {
                return Attempt.Fail($"invalid date format verb \"{verb}\"{problem}", 0);
            }
        }
        return Value.Of(written.ToString());
    }

    /// <summary>Two quotes are one, inside and outside of a literal.</summary>
    private static string? ReadLiteral(string format, ref int at)
    {
        if (at + 1 < format.Length && format[at + 1] == '\'')
        {
            at += 2;
            return "'";
        }
        var literal = new StringBuilder();
        for (at++; at < format.Length; at++)
        {
            if (format[at] != '\'')
            {
                literal.Append(format[at]);
            }
            else if (at + 1 < format.Length && format[at + 1] == '\'')
            {
                literal.Append('\'');
                at++;
            }
            else
            {
                at++;
                return literal.ToString();
            }
        }
        return null;
    }

    private static string? WriteVerb(string verb, DateTimeOffset moment, out string problem)
    {
        problem = verb[0] switch
        {
            'Y' => ": year must either be \"YY\" or \"YYYY\"",
            'M' => ": month must be \"M\", \"MM\", \"MMM\", or \"MMMM\"",
            'D' => ": day of month must either be \"D\" or \"DD\"",
            'E' => ": day of week must either be \"EEE\" or \"EEEE\"",
            'h' => ": 24-hour must either be \"h\" or \"hh\"",
            'H' => ": 12-hour must either be \"H\" or \"HH\"",
            'm' => ": minute must either be \"m\" or \"mm\"",
            's' => ": second must either be \"s\" or \"ss\"",
            'a' => ": must be \"aa\"",
            'A' => ": must be \"AA\"",
            'Z' => ": timezone must be Z, ZZZZ, or ZZZZZ",
            _ => "",
        };
        string? standard = verb switch
        {
            "YY" => "yy",
            "YYYY" => "yyyy",
            "M" => "%M",
            "MM" or "MMM" or "MMMM" => verb,
            "D" => "%d",
            "DD" => "dd",
            "EEE" => "ddd",
            "EEEE" => "dddd",
            "h" => "%H",
            "hh" => "HH",
            "H" => "%h",
            "HH" => "hh",
            "m" or "s" => $"%{verb}",
            "mm" or "ss" or "ZZZZZ" => verb == "ZZZZZ" ? "zzz" : verb,
            _ => null,
        };
        if (standard is not null)
        {
            return moment.ToString(standard, CultureInfo.InvariantCulture);
        }
        string offset = moment.ToString("zzz", CultureInfo.InvariantCulture);
        bool isUtc = moment.Offset == TimeSpan.Zero;
        return verb switch
        {
            "aa" => moment.Hour < 12 ? "am" : "pm",
            "AA" => moment.Hour < 12 ? "AM" : "PM",
            "Z" => isUtc ? "Z" : offset,
            "ZZZ" => isUtc ? "UTC" : offset.Replace(":", ""),
            "ZZZZ" => offset.Replace(":", ""),
            _ => null,
        };
    }
}
