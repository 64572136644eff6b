namespace Tocsin.Policies;

/// <summary>What became of a policy's text.</summary>
public abstract record PolicyResult
{
    private PolicyResult()
    {
    }

    public sealed record Valid(PolicyDocument Document) : PolicyResult;

    public sealed record Invalid(PolicyError Error) : PolicyResult;

    /// <summary>The text, or a part that shapes it, is not known.</summary>
    public sealed record Undetermined(string Unknown) : PolicyResult;
}
