using Tocsin.Text;

namespace Tocsin.Server.Host;

/// <summary>Something that is counted, for monitoring: the same for whoever fetches it and for whoever it is sent to.</summary>
/// <param name="Name">In OpenMetrics' form: <c>tocsin_messages_pending</c>.</param>
/// <param name="Grows">It only grows while the server runs.</param>
/// <param name="Means">A sentence.</param>
internal sealed record Measure(string Name, bool Grows, string Means, Func<IEnumerable<Sample>> Samples)
{
    public Measure(string name, bool grows, string means, Func<long> value)
        : this(name, grows, means, () => [new Sample(value())])
    {
    }

    /// <summary>Its labels are names of the user's own: for who may read here.</summary>
    public bool NamesServices { get; init; }
}

/// <summary>A value, and what it is the value of, where a measure has several.</summary>
internal sealed record Sample(long Value, params ValueList<(string Name, string Value)> Labels);
