using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// What became of everything that was sent: the result of a run, in the terms of the declarations. Every output format prints this.
/// </summary>
/// <param name="Profile">The Chatbot profile in force: <c>current</c> or <c>article</c>.</param>
/// <param name="Resources">How many resources of each type were read, by Terraform type.</param>
public sealed record Report(
    string Profile,
    Assumed Assumed,
    IReadOnlyDictionary<string, int> Resources,
    ValueList<EventReport> Events,
    ValueList<Finding> Findings)
{
    /// <summary>What was found and is suppressed by a comment in the files: in no count, and failing nothing.</summary>
    public ValueList<SuppressedFinding> Suppressed { get; init; }

    /// <summary>
    /// The files whose tests were run; none where the built-in expectations stand for them, and null where nothing is judged by tests.
    /// </summary>
    public ValueList<TestFile>? Tests { get; init; }

    /// <summary>What the coverage is grouped by: <c>account</c>, <c>region</c> or <c>tag:NAME</c>; null where nobody asked.</summary>
    public string? CoverageBy { get; init; }

    /// <summary>Each declared ECS service, and whether its failed deployment would ring; in the order declared.</summary>
    public ValueList<ServiceCoverage> Coverage { get; init; }
}

/// <param name="Path">As the user would name it: <c>infra/tocsin.yaml</c>.</param>
public sealed record TestFile(string Path, int Tests);
