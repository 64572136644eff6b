using Tocsin.Aws;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Json;

namespace Tocsin.Delivery.Threads;

/// <summary>What an event of ECS tells of a task of a deployment that stopped, and was not to.</summary>
/// <param name="Service">The ARN of the deployment's service.</param>
/// <param name="Deployment">Its id, which stands in the event as <c>startedBy</c>.</param>
/// <param name="Said">The reason, and the containers' exit codes: <c>Essential container in task exited (web exited with 1)</c>.</param>
public sealed record TaskEnd(string Service, string Deployment, DateTimeOffset At, string Said)
{
    private const string Kind = "ECS Task State Change";
    private const string OfService = "service:";

    // Recorded 2022 to 2026: the reason of a task that the scheduler no longer wants.
    private const string NotWanted = "Scaling activity initiated by";

    /// <summary>Null for what tells of no such task.</summary>
    public static TaskEnd? Of(Trace trace)
    {
        if (trace is not { Subject: { Source: "aws.ecs", Kind: Kind }, First.Content: EventContent { Event: var bytes } }
            || JsonParser.Parse(bytes.ToString()) is not { } root || Text(root, "/detail/lastStatus") != "STOPPED"
            || Text(root, "/detail/startedBy") is not { } deployment
            || !deployment.StartsWith("ecs-svc/", StringComparison.Ordinal)
            || Text(root, "/detail/group") is not { } group || !group.StartsWith(OfService, StringComparison.Ordinal)
            || !Arn.TryParse(Text(root, "/detail/clusterArn") ?? "", out var cluster))
        {
            return null;
        }
        string reason = Text(root, "/detail/stoppedReason") ?? "";
        var service = cluster with { Resource = $"service/{cluster.Name}/{group[OfService.Length..]}" };
        return reason.StartsWith(NotWanted, StringComparison.Ordinal) ? null
            : new TaskEnd(service.ToString(), deployment, trace.At, Told(reason, root.At("/detail/containers")));
    }

    private static string Told(string reason, JsonValue? containers)
    {
        var exits = (containers as JsonValue.Array)?.Items.AsEnumerable().Select(Exit).OfType<string>().ToList() ?? [];
        return exits.Count == 0 ? reason : $"{reason} ({string.Join(", ", exits)})";
    }

    /// <summary>Null of one that says nothing, or ended well.</summary>
    private static string? Exit(JsonValue container)
    {
        string? code = container.Member("exitCode") is JsonValue.Number number ? number.Text : null;
        string? why = Text(container, "/reason");
        string told = string.Join(": ", new[] { code is null or "0" ? null : $"exited with {code}", why }.OfType<string>());
        return told.Length == 0 ? null : $"{Text(container, "/name")} {told}";
    }

    private static string? Text(JsonValue of, string at) => (of.At(at) as JsonValue.String)?.AsText();
}
