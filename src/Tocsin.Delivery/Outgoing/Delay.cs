using System.Globalization;
using Tocsin.Text;

namespace Tocsin.Delivery.Outgoing;

/// <summary>A time that a message waited, or waits, and for what.</summary>
/// <param name="Why">In a few words: <c>Slack Retry-After</c>.</param>
public sealed record Delay(TimeSpan Length, string Why)
{
    /// <summary>What is shorter is not worth telling.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary><c>40 s: Slack Retry-After</c></summary>
    public override string ToString() => $"{Told(Length)}: {Why}";

    /// <summary><c>held 40 s: Slack Retry-After, 12 s: the channel's pace</c>; empty where there was none.</summary>
    public static string Told(ValueList<Delay> delays) => delays.Count == 0 ? "" : $"held {string.Join(", ", delays.Select(d => $"{d}"))}";

    /// <summary>A length, rounded to what says enough: <c>40 s</c>, <c>3 min</c>, <c>2 h</c>.</summary>
    public static string Told(TimeSpan length) => length switch
    {
        { TotalSeconds: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalMinutes:0} min"),
        { TotalHours: < 72 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{length.TotalDays:0} d"),
    };

    /// <summary>As they are kept: a line each, milliseconds and why.</summary>
    internal static string Write(ValueList<Delay> delays) => string.Join(
        '\n', delays.Select(d => string.Create(
            CultureInfo.InvariantCulture, $"{(long)d.Length.TotalMilliseconds} {d.Why.ReplaceLineEndings(" ")}")));

    internal static ValueList<Delay> Read(string kept) =>
        kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).Select(
            parts => new Delay(TimeSpan.FromMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)), parts[1])).ToValueList();
}
