using Tocsin.Flow;

namespace Tocsin.Ecs;

/// <summary>Finds what a failed deployment is rolled back to: the latest one that has completed and not been touched since.</summary>
/// <remarks>
/// A deployment that is being rolled back to is in progress again, so it is no candidate until it completes:
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
/// </remarks>
public static class RollbackCandidate
{
    public static RollbackVerdict Find(Service service, Deployment failed, bool rollback)
    {
        if (!rollback)
        {
            return new RollbackVerdict.Disabled();
        }
        Deployment? candidate = service.Deployments
            .Where(d => d.Id != failed.Id && d.RolloutState == RolloutState.Completed)
            .MaxBy(d => d.UpdatedAt);
        return candidate is null ? new RollbackVerdict.NoCandidate() : new RollbackVerdict.To(candidate.Id);
    }
}

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
