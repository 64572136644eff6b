namespace Tocsin.Ecs.Scheduling;

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
