using System.Globalization;

namespace Tocsin.Aws;

/// <summary>Points in time as AWS's protocols write them: seconds since 1970 in JSON, ISO 8601 in forms and XML.</summary>
/// <remarks>Source: https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait</remarks>
public static class AwsTime
{
    private static readonly decimal Earliest = Seconds(DateTimeOffset.MinValue);
    private static readonly decimal Latest = Seconds(DateTimeOffset.MaxValue);

    public static decimal Seconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (decimal)TimeSpan.TicksPerSecond;

    public static string Iso(DateTimeOffset time)
    {
        bool isWhole = time.UtcTicks % TimeSpan.TicksPerSecond == 0;
        string form = isWhole ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
        return time.UtcDateTime.ToString(form, CultureInfo.InvariantCulture);
    }

    public static bool TryFromSeconds(decimal seconds, out DateTimeOffset time)
    {
        bool ok = seconds >= Earliest && seconds <= Latest;
        time = ok ? DateTimeOffset.UnixEpoch.AddTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond)) : default;
        return ok;
    }

    public static bool TryFromIso(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
