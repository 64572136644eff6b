using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Cli.Releases;

/// <summary>A service deployment that was asked for, and what runs, as ECS told of both.</summary>
/// <param name="Record">What was asked for: it stays when the deployment is gone.</param>
internal sealed record Release(ServiceDeploymentBrief Record, Service Service)
{
    /// <summary>Its id among the service's deployments: a revision's ARN ends with the same number.</summary>
    public string Id => $"ecs-svc/{Record.TargetServiceRevisionArn?.Split('/')[^1]}";

    /// <summary>What it deploys; its number alone where the deployment is gone.</summary>
    public string Named => Deployment?.TaskDefinition is { } arn ? $"{Id} of {ShortOf(arn)}" : Id;

    /// <summary><c>web:1, 2 of 2 tasks</c>.</summary>
    public string Running => $"{ShortOf(Service.TaskDefinition ?? "")}, {Service.RunningCount} of {Service.DesiredCount} tasks";

    /// <summary>Texts of the service that came with this deployment, the oldest first.</summary>
    public IEnumerable<Tocsin.Ecs.Shapes.ServiceEvent> Events =>
        Service.Events.GetValueOrDefault().Where(e => e.CreatedAt >= Record.CreatedAt).Reverse();

    public Verdict Judge() => Record.Status switch
    {
        "SUCCESSFUL" => new Verdict.Runs(),
        "ROLLBACK_IN_PROGRESS" or "ROLLBACK_SUCCESSFUL" => new Verdict.Fails("rolled back", Why),
        "ROLLBACK_FAILED" => new Verdict.Fails("failed, and could not be rolled back", Why),
        "STOPPED" => new Verdict.Fails("stopped", Why),
        // Without a rollback: who asked for none learns of it from the deployment alone.
        _ when Deployment?.RolloutState == "FAILED" => new Verdict.Fails("failed", Why),
        _ => new Verdict.UnderWay(),
    };

    /// <summary>It is over, and the service deploys another one, which no rollback of it is.</summary>
    public bool IsBehind =>
        Record.Status is "SUCCESSFUL" or "STOPPED" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED"
        && Service.Deployments.GetValueOrDefault().Any(
            d => d is { Status: "PRIMARY", RolloutState: "IN_PROGRESS" } && d.Id != Id);

    private Deployment? Deployment => Service.Deployments.GetValueOrDefault().FirstOrDefault(d => d.Id == Id);

    private string Why => Record.StatusReason ?? Deployment?.RolloutStateReason ?? "ECS gives no reason";

    private static string ShortOf(string taskDefinition) => taskDefinition.Split('/')[^1];

    internal abstract record Verdict
    {
        private Verdict()
        {
        }

        public sealed record UnderWay : Verdict;

        public sealed record Runs : Verdict;

        /// <param name="What">What became of it instead.</param>
        /// <param name="Why">In ECS's words.</param>
        public sealed record Fails(string What, string Why) : Verdict;
    }
}
