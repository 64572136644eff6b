namespace Tocsin.Delivery.Store;

/// <summary>The last numbers that were given; each grows by one.</summary>
/// <param name="Work">Of what is decided.</param>
/// <param name="Trace">Of traces.</param>
/// <param name="Leaving">Of messages that leave.</param>
public readonly record struct Numbers(long Work, long Trace, long Leaving);
