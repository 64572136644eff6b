using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;

namespace Tocsin.Declared.Hcl;

/// <summary>What the names in an expression mean where it stands: <c>var</c>, <c>local</c>, <c>each</c>, resources and so on.</summary>
/// <remarks>
/// Names are asked for when the evaluation comes to them, so the owner may evaluate what they stand for only then, and can see that it is
/// asked for a value that it is just evaluating: a cycle. It is also the owner who bounds how deep that goes.
/// </remarks>
public abstract class Scope
{
    public abstract FunctionContext Functions { get; }

    /// <param name="traversal">As written, with all its literal steps; never a variable of a <c>for</c>, which the evaluator knows
    /// itself.</param>
    public abstract Resolution Resolve(Traversal traversal);
}

/// <summary>What became of a reference.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <param name="Value">With the origin of what was written there; <see cref="Value.Unknown"/> when it is not known offline, or was
    /// reported elsewhere.</param>
    /// <param name="Steps">How many steps of the traversal it accounts for; the evaluator takes the others. <c>var.names[0]</c> resolved
    /// as <c>var.names</c>: 1.</param>
    public sealed record Found(Value Value, int Steps) : Resolution;

    /// <param name="Message">What is wrong with the reference.</param>
    /// <param name="Write">What to write instead, when that can be said.</param>
    public sealed record NotFound(string Message, string? Write = null) : Resolution;
}
