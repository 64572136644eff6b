using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>What a hop makes of one envelope.</summary>
/// <param name="Branches">One for each way the message takes or is stopped on.</param>
/// <param name="Changes">What else comes of it: a log line.</param>
public sealed record Outcome(ValueList<Branch> Branches, ValueList<Change> Changes = default)
{
    /// <summary>The message concerns nobody.</summary>
    public static Outcome Nothing { get; } = new([]);
}
