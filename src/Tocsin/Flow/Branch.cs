using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>One way a message takes through a hop: the steps it made there, in order, and the envelope that goes on.</summary>
/// <param name="Steps">At least one. The last one's verdict is the branch's.</param>
/// <param name="Onward">Set exactly when the last verdict is <see cref="Verdict.Passed"/>.</param>
public sealed record Branch(ValueList<Step> Steps, Envelope? Onward = null)
{
    /// <summary>What was to go on, where its last step ended it before it had gone: for a dead-letter queue.</summary>
    public Envelope? Undelivered { get; init; }

    public Verdict Verdict => Steps[^1].Verdict;
}
