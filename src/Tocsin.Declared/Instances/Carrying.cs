using Tocsin.Flow;

namespace Tocsin.Declared.Instances;

/// <summary>How a resource that is not read may carry the alarm: a matter of its type.</summary>
/// <param name="From">The hop that it is a part of, so that nothing which ends before it hangs on it; null where it may hold any.</param>
/// <param name="Beside">It carries beside such a resource alone; null where it needs none.</param>
public sealed record Carrying(Stage? From = null, Func<ResourceInstance, bool>? Beside = null);
