using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>What an operation did: the state after it, the answer to the caller, and what it asks of other services.</summary>
public sealed record Applied<TState, TResponse>(TState State, TResponse Response, ValueList<Change> Changes = default);
