using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Delivery.Threads;

namespace Tocsin.Delivery.Alerting;

/// <summary>That a service's deployment failed, until it has recovered or another one is through.</summary>
/// <remarks>
/// <code>
/// FAILED(B)  IN_PROGRESS(A, rolling back)  COMPLETED(A)   →  from the first to the last
/// FAILED(B)  COMPLETED(C)                                 →  the same
/// </code>
/// What tells one alert from another is the service alone: a second deployment that fails meanwhile belongs to the same one.
/// </remarks>
/// <param name="Service">Its ARN.</param>
/// <param name="Deployment">That which failed first; empty where only the rollback is known.</param>
/// <param name="Told">How it stands, in a line.</param>
/// <param name="EndsAt">Null while it holds.</param>
public sealed record Alert(string Service, string Deployment, string Told, DateTimeOffset StartsAt, DateTimeOffset? EndsAt)
{
    // Ours: Alertmanager's routes name it.
    public const string Name = "EcsDeploymentFailed";

    /// <param name="rollouts">Of the service, in their order.</param>
    /// <returns>The last one; null where none failed.</returns>
    public static Alert? Of(string service, IEnumerable<Rollout> rollouts)
    {
        Alert? alert = null;
        foreach (var rollout in rollouts)
        {
            bool holds = alert is { EndsAt: null };
            alert = rollout.Kind switch
            {
                RolloutKind.Failed when holds => alert! with
                {
                    Deployment = alert.Deployment.Length > 0 ? alert.Deployment : rollout.Deployment,
                },
                RolloutKind.Failed => new Alert(service, rollout.Deployment, $"{rollout.Deployment} failed", rollout.At, null),
                RolloutKind.RollingBack => (holds ? alert! : new Alert(service, "", "", rollout.At, null)) with
                {
                    Told = $"failed, rolling back to {rollout.Deployment}",
                },
                RolloutKind.Completed when holds => alert! with { EndsAt = rollout.At, Told = $"{rollout.Deployment} is through" },
                _ => alert,
            };
        }
        return alert;
    }

    /// <summary>As Alertmanager's <c>POST /api/v2/alerts</c> takes it.</summary>
    /// <param name="holds">When it ends there while nothing more is said.</param>
    public void Write(Utf8JsonWriter json, DateTimeOffset holds)
    {
        var arn = Arn.Parse(Service);
        string[] path = arn.Resource.Split('/');
        json.WriteStartObject();
        json.WriteStartObject("labels");
        json.WriteString("alertname", Name);
        json.WriteString("account", arn.Account);
        json.WriteString("region", arn.Region);
        // The short form of the ARN of before 2018 names no cluster.
        json.WriteString("cluster", path.Length > 2 ? path[1] : "");
        json.WriteString("service", path[^1]);
        json.WriteEndObject();
        json.WriteStartObject("annotations");
        json.WriteString("summary", $"ECS deployment of {path[^1]}: {Told}");
        json.WriteString("deployment", Deployment);
        json.WriteString("arn", Service);
        json.WriteEndObject();
        json.WriteString("startsAt", StartsAt.UtcDateTime);
        json.WriteString("endsAt", (EndsAt ?? holds).UtcDateTime);
        json.WriteEndObject();
    }
}
