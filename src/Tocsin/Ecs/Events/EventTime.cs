using System.Globalization;

namespace Tocsin.Ecs.Events;

/// <summary>How ECS events write times: the envelope in whole seconds, the detail in milliseconds.</summary>
internal static class EventTime
{
    public static string Seconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Three digits, or none on a whole second (recorded on AWS 2022-07 to 2026-09; whole seconds in the guide's samples).
    /// </summary>
    public static string Milliseconds(DateTimeOffset time) =>
        time.Millisecond == 0 ? Seconds(time) : time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without trailing zeros, as task events have it: <c>05:07:00.61Z</c> (recorded on AWS 2022-08).</summary>
    public static string Trimmed(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
