using System.Globalization;

namespace Tocsin.Declared.Functions.Times;

/// <summary>Timestamps as Terraform reads and writes them: <c>2018-01-02T23:12:01Z</c>.</summary>
internal static class Rfc3339
{
    public static string Write(DateTimeOffset moment) =>
        moment.ToString(
            moment.Offset == TimeSpan.Zero ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <returns>False with the problem, as Terraform words it.</returns>
    public static bool TryParse(string text, out DateTimeOffset moment, out string problem)
    {
        moment = default;
        var reader = new Reader(text);
        int year = reader.Digits(4, "year");
        reader.Expect("-");
        int month = reader.Digits(2, "month");
        reader.Expect("-");
        int day = reader.Digits(2, "day of month");
        reader.Introduce();
        int hour = reader.Digits(2, "hour");
        reader.Expect(":");
        int minute = reader.Digits(2, "minute");
        reader.Expect(":");
        int second = reader.Digits(2, "second");
        long ticks = reader.Fraction();
        var offset = reader.Offset();
        reader.Within(month, 1, 12, "month must be between 1 and 12 inclusive");
        reader.Within(day, 1, reader.Problem is null && year > 0 ? DateTime.DaysInMonth(year, month) : 31, "day out of range");
        reader.Within(hour, 0, 23, "hour must be between 0 and 23 inclusive");
        reader.Within(minute, 0, 59, "minute must be between 0 and 59 inclusive");
        reader.Within(second, 0, 59, "second must be between 0 and 59 inclusive");
        // What the runtime's moments can hold, whatever the offset.
        bool isFirstDay = (year, month, day) == (1, 1, 1);
        bool isLastDay = (year, month, day) == (9999, 12, 31);
        reader.Within(year, (isFirstDay || isLastDay) && offset != TimeSpan.Zero ? 10_000 : 1, 9999, "year out of range");
        problem = reader.Problem ?? "";
        if (reader.Problem is not null)
        {
            return false;
        }
        moment = new DateTimeOffset(year, month, day, hour, minute, second, offset).AddTicks(ticks);
        return true;
    }

    /// <summary>Reads from left to right; after the first problem nothing more is read.</summary>
    private sealed class Reader(string text)
    {
        private int at;

        public string? Problem { get; private set; }

        private string Rest => text[Math.Min(at, text.Length)..];

        public int Digits(int count, string what)
        {
            if (Problem is not null)
            {
                return 0;
            }
            if (at >= text.Length)
            {
                Fail($"end of string before {what}");
                return 0;
            }
            if (!int.TryParse(text.AsSpan(at, Math.Min(count, text.Length - at)), NumberStyles.None, CultureInfo.InvariantCulture,
                out int number) || text.Length - at < count)
            {
                Fail($"cannot use \"{Rest}\" as {what}");
                return 0;
            }
            at += count;
            return number;
        }

        public void Expect(string wanted)
        {
            if (Problem is null && !Take(wanted))
            {
                Fail(
                    at >= text.Length ? $"end of string where \"{wanted}\" is "
                        + $"expected" : $"found \"{Rest}\" where \"{wanted}\" is expected");
            }
        }

        public void Introduce()
        {
            if (Problem is null && !Take("T"))
            {
                Fail("missing required time introducer 'T'");
            }
        }

        public long Fraction()
        {
            if (Problem is not null || !Take("."))
            {
                return 0;
            }
            int start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
            return at == start ? 0 : long.Parse(text[start..Math.Min(at, start + 7)].PadRight(7, '0'), CultureInfo.InvariantCulture);
        }

        public TimeSpan Offset()
        {
            if (Problem is not null)
            {
                return TimeSpan.Zero;
            }
            if (at >= text.Length)
            {
                Fail("end of string before UTC offset");
                return TimeSpan.Zero;
            }
            string rest = Rest;
            if (rest == "Z")
            {
                return TimeSpan.Zero;
            }
            if (rest is [('+' or '-') and var sign, var h1, var h2, ':', var m1, var m2] && $"{h1}{h2}{m1}{m2}".All(char.IsAsciiDigit))
            {
                int minutes = (int.Parse($"{h1}{h2}", CultureInfo.InvariantCulture) * 60)
                    + int.Parse($"{m1}{m2}", CultureInfo.InvariantCulture);
                if (minutes <= 14 * 60)
                {
                    return TimeSpan.FromMinutes(sign == '-' ? -minutes : minutes);
                }
            }
            Fail($"cannot use \"{rest}\" as UTC offset");
            return TimeSpan.Zero;
        }

        public void Within(int number, int least, int most, string problem)
        {
            if (Problem is null && (number < least || number > most))
            {
                Fail(problem);
            }
        }

        private bool Take(string wanted)
        {
            bool isThere = string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;
            at += isThere ? wanted.Length : 0;
            return isThere;
        }

        private void Fail(string problem) => Problem ??= problem;
    }
}
