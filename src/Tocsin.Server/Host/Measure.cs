namespace Tocsin.Server.Host;

/// <summary>Something that is counted, for monitoring: the same for whoever fetches it and for whoever it is sent to.</summary>
/// <param name="Name">In OpenMetrics' form: <c>tocsin_messages_pending</c>.</param>
/// <param name="Grows">It only grows while the server runs.</param>
/// <param name="Means">A sentence.</param>
internal sealed record Measure(string Name, bool Grows, string Means, Func<long> Value);
