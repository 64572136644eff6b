using System.Globalization;

namespace Tocsin.Declared.Functions.Times;

/// <summary>Durations as Go writes them: <c>-1h30m</c>, <c>1.5h</c>, <c>500ms</c>.</summary>
internal static class GoDuration
{
    public static TimeSpan? Parse(string text, out string problem)
    {
        problem = $"time: invalid duration \"{text}\"";
        string rest = text is ['-' or '+', .. var unsigned] ? unsigned : text;
        if (rest == "0")
        {
            return TimeSpan.Zero;
        }
        decimal ticks = 0;
        bool isEmpty = rest.Length == 0;
        while (rest.Length > 0)
        {
            int digits = rest.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
            int letters = rest.Skip(digits).TakeWhile(c => !char.IsAsciiDigit(c) && c != '.').Count();
            string unit = rest.Substring(digits, letters);
            if (digits is 0 or > 20
                || !decimal.TryParse(rest.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                    out decimal number))
            {
                return null;
            }
            decimal? size = unit switch
            {
                "ns" => 0.01m,
                "us" or "µs" or "μs" => TimeSpan.TicksPerMicrosecond,
                "ms" => TimeSpan.TicksPerMillisecond,
                "s" => TimeSpan.TicksPerSecond,
                "m" => TimeSpan.TicksPerMinute,
                "h" => TimeSpan.TicksPerHour,
                _ => null,
            };
            if (size is null)
            {
                problem = unit.Length == 0
                    ? $"time: missing unit in duration \"{text}\""
                    : $"time: unknown unit \"{unit}\" in duration \"{text}\"";
                return null;
            }
            // Go counts nanoseconds in 63 bits: 292 years.
            if (number * (size.Value / TimeSpan.TicksPerHour) > 2_562_047m)
            {
                return null;
            }
            ticks += number * size.Value;
            rest = rest[(digits + letters)..];
        }
        return isEmpty ? null : TimeSpan.FromTicks((long)(text[0] == '-' ? -ticks : ticks));
    }
}
