namespace Tocsin.Delivery.Silences;

/// <summary>What somebody did to messages: a line of a journal that is only added to.</summary>
/// <param name="What"><c>silence added</c>, <c>silence ended</c>, <c>redriven</c>.</param>
/// <param name="About">Which: a silence and its query, or how many messages of which query.</param>
/// <param name="By">Who; empty where time did it.</param>
/// <param name="Why">The reason that was given; empty where none was.</param>
public sealed record JournalLine(DateTimeOffset At, string What, string About, string By, string Why);
