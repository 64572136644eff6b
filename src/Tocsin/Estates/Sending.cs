using Tocsin.Flow;

namespace Tocsin.Estates;

/// <summary>What goes into the pipeline at its moment.</summary>
public sealed record Sending(DateTimeOffset At, Envelope Envelope);
