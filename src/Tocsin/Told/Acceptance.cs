using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>That something is not known offline, which the user accepts.</summary>
/// <param name="Name">An address, an ARN, or the name of what is not known; an address stands for what is in it: <c>module.alerts</c>,
/// <c>aws_lambda_function.page</c>.</param>
/// <param name="Because">The user's reason.</param>
/// <param name="Where">Where it is written; null on the command line.</param>
public sealed record Acceptance(string Name, string Because, Span? Where = null)
{
    public bool Covers(string name) =>
        name == Name || name.StartsWith(Name + ".", StringComparison.Ordinal) || name.StartsWith(Name + "[", StringComparison.Ordinal);

    /// <summary>The first that covers one of these names; null when none does.</summary>
    public static Acceptance? Of(ValueList<Acceptance> all, params IReadOnlyList<string> names) =>
        all.FirstOrDefault(a => names.Any(a.Covers));
}
