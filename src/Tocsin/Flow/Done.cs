using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>
/// What a write operation decided: the answer to the caller, and the changes that make it so, in the order in which they are applied.
/// </summary>
/// <remarks>
/// An operation changes nothing itself: one reducer applies the changes, and what is stored is what they hold, not the request.
/// </remarks>
public sealed record Done<TResponse>(TResponse Response, ValueList<Change> Changes = default);
