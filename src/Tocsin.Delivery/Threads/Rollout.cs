using System.Globalization;
using Tocsin.Aws;
using Tocsin.Delivery.Traces;
using Tocsin.Ecs.Events;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Delivery.Threads;

/// <summary>What an event of ECS tells of a deployment.</summary>
/// <param name="Service">Its ARN.</param>
/// <param name="Deployment">Its id; of a rollback, that of the deployment that is rolled back to: ECS uses it again.</param>
public sealed record Rollout(string Service, string Deployment, RolloutKind Kind, DateTimeOffset At)
{
    // The reason of an event: ServiceDeployment's texts, recorded from DescribeServices and EventBridge, 2022 to 2026.
    private const string RollingBack = "rolling back to deployment";

    /// <summary>Null for what tells of no deployment.</summary>
    public static Rollout? Of(Trace? trace)
    {
        // Whoever puts events may name the same kind; ECS alone speaks for its services.
        if (trace is not { Subject: { Source: "aws.ecs", IsOfDeployment: true, Resources: [var service, ..] } }
            || !Arn.TryParse(service, out _)
            || trace.First.Content is not EventContent { Event: var bytes }
            || JsonParser.Parse(bytes.ToString()) is not { } root || root.At("/detail/deploymentId")?.AsText() is not { } deployment)
        {
            return null;
        }
        bool isBack = root.At("/detail/reason")?.AsText()?.Contains(RollingBack, StringComparison.Ordinal) ?? false;
        RolloutKind? kind = root.At("/detail/eventName")?.AsText() switch
        {
            EcsEvents.DeploymentInProgress => isBack ? RolloutKind.RollingBack : RolloutKind.InProgress,
            EcsEvents.DeploymentFailed => RolloutKind.Failed,
            EcsEvents.DeploymentCompleted => RolloutKind.Completed,
            _ => null,
        };
        return kind is null ? null : new Rollout(service, deployment, kind.Value, MomentOf(trace, root));
    }

    /// <summary>
    /// Of one that comes late, when it happened, which events tell to the second: those of a deployment may come in any order. One that is
    /// much older is of somebody who tries an event of another day.
    /// </summary>
    private static DateTimeOffset MomentOf(Trace trace, JsonValue root)
    {
        bool isTold = DateTimeOffset.TryParse(
            root.At("/time")?.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second);
        return isTold && trace.At - second is var late && late > TimeSpan.FromSeconds(1) && late < Limits.Window
            ? second.AddSeconds(1) : trace.At;
    }
}
