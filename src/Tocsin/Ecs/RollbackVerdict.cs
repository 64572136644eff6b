using Tocsin.Flow;

namespace Tocsin.Ecs;

/// <summary>What came of looking for a deployment to roll back to.</summary>
public abstract record RollbackVerdict
{
    private RollbackVerdict()
    {
    }

    /// <summary>The same deployment, with its old id, becomes the primary one again.</summary>
    public sealed record To(string Deployment) : RollbackVerdict;

    /// <summary>The configuration asks for none: the deployment stays failed, and nothing more is started.</summary>
    public sealed record Disabled : RollbackVerdict;

    /// <summary>Nothing has completed yet: the deployment stalls.</summary>
    public sealed record NoCandidate : RollbackVerdict
    {
        public static Reason Reason => Reasons.NoRollbackCandidate;
    }
}
