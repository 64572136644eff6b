using System.Globalization;

namespace Tocsin.Delivery.Silences;

/// <summary>While it holds, the messages to Slack that its query finds are kept back; when it ends, they are told together.</summary>
/// <param name="Query">As it was written; lengths in it count from <paramref name="At"/>.</param>
/// <param name="At">From when it holds.</param>
/// <param name="Until">Until when, unless somebody ends it before.</param>
/// <param name="Why">The reason, for whoever wonders.</param>
/// <param name="By">Who made it.</param>
public sealed record Silence(long Id, string Query, DateTimeOffset At, DateTimeOffset Until, string Why, string By)
{
    /// <summary>When it ended; null while it holds.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Who ended it; empty where its time was over.</summary>
    public string EndedBy { get; init; } = "";

    /// <summary><c>silenced until 2026-11-30 23:00 UTC by alice: we move the database</c></summary>
    public string Told => $"silenced until {Moment(Until)} by {By}: {Why}";

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
