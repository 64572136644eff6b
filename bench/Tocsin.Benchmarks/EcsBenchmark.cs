using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>ECS events against one rule for failed deployments, seven, and eight, of which the last looks into an array.</summary>
internal static class EcsBenchmark
{
    public static readonly IReadOnlyList<string> Rules =
    [
        """{"source":["aws.ecs"],"detail-type":["ECS Deployment State Change"],"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]}}""",
        """{"source":["aws.ecs"],"detail-type":["ECS Task State Change"],"detail":{"lastStatus":["STOPPED"],"stoppedReason":[{"prefix":"Essential container"}]}}""",
        """{"source":["aws.ecs"],"detail-type":["ECS Task State Change"],"detail":{"clusterArn":["arn:aws:ecs:us-west-2:111122223333:cluster/prod"],"desiredStatus":["STOPPED"]}}""",
        """{"source":["aws.ecs"],"detail-type":["ECS Service Action"],"detail":{"eventType":["WARN","ERROR"]}}""",
        """{"source":["aws.ecs"],"resources":[{"prefix":"arn:aws:ecs:us-west-2:111122223333:service/"}],"detail-type":["ECS Deployment State Change"]}""",
        """{"source":["aws.ecs"],"detail-type":[{"anything-but":["ECS Task State Change"]}]}""",
        """{"source":["aws.ecs"],"detail":{"reason":[{"wildcard":"*circuit breaker*"}]}}""",
        """{"source":["aws.ecs"],"detail":{"containers":{"exitCode":[{"numeric":[">",0]}]}}}""",
    ];

    public static int Run(bool json)
    {
        EventBytes[] events = EcsEvents.Make();
        EventPattern[] patterns = [.. Rules.Select(MatchBenchmark.Pattern)];
        var results = new List<Measurement>();
        foreach (Door door in Enum.GetValues<Door>())
        {
            results.AddRange(
                new[] { 1, 7, 8 }.Select(n => Measurement.Of($"ecs {n}", PatternSet.Of(patterns.Take(n).Index()), events, door)));
        }
        results.Add(Measurement.Of("ecs 8 of 10,008", PatternSet.Of(patterns.Concat(Others()).Index()), events));
        Measurement.Print(results, json);
        return 0;
    }

    // For events of 500 other services; too many conditions for one pass.
    private static IEnumerable<EventPattern> Others() => Enumerable.Range(0, 10_000).Select(i => MatchBenchmark.Pattern(
        $"{{\"source\":[\"app.{i % 500}\"],\"detail-type\":[\"Changed\"],\"detail\":{{\"name\":[{{\"prefix\":\"{i}-\"}}]}}}}"));
}
