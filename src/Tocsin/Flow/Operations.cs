using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>The operations of a service, in one table.</summary>
public sealed class Operations<TState>(ServiceShape service, params Operation<TState>[] all)
{
    private readonly Dictionary<string, Operation<TState>> byName = all.ToDictionary(o => o.Shape.Name);

    public ServiceShape Service { get; } = service;

    /// <summary>In the order of the table.</summary>
    public IReadOnlyCollection<Operation<TState>> All => all;

    public Operation<TState>? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Reads a request of an operation, and holds it to its model.</summary>
    /// <param name="name">One that is in the table.</param>
    public Result<Decision<TState>> Read(string name, FieldReader from) => byName[name].Read(from, Service.ConstraintCode);

    /// <summary>The same over something that has the service's state as a part.</summary>
    public Operations<TWhole> Over<TWhole>(Func<TWhole, TState> part) => new(Service, [.. all.Select(o => o.Over(part))]);
}
