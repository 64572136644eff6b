using System.Globalization;
using Tocsin.Json;

namespace Tocsin.Benchmarks;

/// <summary>100,000 made-up ECS events of 2.4 KB on average, four of five about tasks. Deterministic.</summary>
internal static class EcsEvents
{
    private const int Count = 100_000;
    private const string Account = "111122223333";
    private const string Region = "us-west-2";

    public static EventBytes[] Make()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, Count).Select(_ => Event(random))];
    }

    private static EventBytes Event(Random random)
    {
        string time = $"2026-01-{random.Next(1, 29):D2}T{random.Next(24):D2}:{random.Next(60):D2}:{random.Next(60):D2}Z";
        string text =
            random.NextDouble() switch { < 0.8 => Task(random, time), < 0.9 => Action(random, time), _ => Deployment(random, time) };
        return EventBytes.TryCreate(text, out EventBytes bytes, out JsonError error)
            ? bytes
            : throw new InvalidDataException(error.Message);
    }

    private static string Envelope(Random random, string type, string resource, string detail, string time) =>
        $$"""{"version":"0","id":"{{Uuid(random)}}","detail-type":"{{type}}","source":"aws.ecs","account":"{{Account}}","time":"{{time}}","region":"{{Region}}","resources":["{{resource}}"],"detail":{{detail}}}""";

    private static string Task(Random random, string time)
    {
        string cluster = One(random, "prod", "staging", "FargateCluster"), id = Hex(random, 32), status = One(
            random, "PROVISIONING", "PENDING", "RUNNING", "STOPPED", "DEPROVISIONING");
        string arn = $"arn:aws:ecs:{Region}:{Account}:task/{cluster}/{id}";
        string Container(int k)
        {
            string exit = status == "STOPPED" ? $",\"exitCode\":{One(random, "0", "0", "0", "1", "137", "143")}" : "";
            return $$"""{"containerArn":"arn:aws:ecs:{{Region}}:{{Account}}:container/{{cluster}}/{{id}}/{{Uuid(random)}}","lastStatus":"{{status}}","name":"app{{k}}","image":"{{Account}}.dkr.ecr.{{Region}}.amazonaws.com/team/app{{k}}:{{Hex(random, 7)}}","imageDigest":"sha256:{{Hex(random, 64)}}","runtimeId":"{{Hex(random, 32)}}-{{random.Next(1_000_000_000)}}","taskArn":"{{arn}}","networkInterfaces":[{"attachmentId":"{{Uuid(random)}}","privateIpv4Address":"10.0.{{random.Next(255)}}.{{random.Next(255)}}"}],"cpu":"256","memory":"512"{{exit}}}""";
        }
        int count = int.Parse(One(random, "1", "2", "2", "3"), CultureInfo.InvariantCulture);
        string containers = string.Join(',', Enumerable.Range(0, count).Select(Container)), overrides = string.Join(
            ',', Enumerable.Range(0, count).Select(k => $"{{\"name\":\"app{k}\"}}"));
        string desired = status is "STOPPED" or "DEPROVISIONING" ? "STOPPED" : "RUNNING";
        string reason = One(
            random, "Essential container in task exited", "Scaling activity initiated by (deployment ecs-svc/123)",
            "Task failed ELB health checks in (target-group arn)");
        string stopped = status == "STOPPED" ? $",\"stopCode\":\"EssentialContainerExited\",\"stoppedReason\":\"{reason}\"" : "";
        string detail =
            $$"""{"attachments":[{"id":"{{Uuid(random)}}","type":"eni","status":"ATTACHED","details":[{"name":"subnetId","value":"subnet-{{Hex(random, 17)}}"},{"name":"networkInterfaceId","value":"eni-{{Hex(random, 17)}}"},{"name":"macAddress","value":"0a:98:eb:a7:29:ba"},{"name":"privateIPv4Address","value":"10.0.0.139"}]}],"attributes":[{"name":"ecs.cpu-architecture","value":"x86_64"}],"availabilityZone":"{{Region}}{{One(random, "a", "b", "c")}}","clusterArn":"arn:aws:ecs:{{Region}}:{{Account}}:cluster/{{cluster}}","connectivity":"CONNECTED","connectivityAt":"{{time}}","containers":[{{containers}}],"cpu":"512","createdAt":"{{time}}","desiredStatus":"{{desired}}","enableExecuteCommand":false,"ephemeralStorage":{"sizeInGiB":20},"group":"service:web","launchType":"FARGATE","lastStatus":"{{status}}","memory":"1024","overrides":{"containerOverrides":[{{overrides}}]},"platformVersion":"1.4.0","pullStartedAt":"{{time}}","pullStoppedAt":"{{time}}","startedAt":"{{time}}","startedBy":"ecs-svc/{{random.NextInt64(1_000_000_000_000_000_000)}}","taskArn":"{{arn}}","taskDefinitionArn":"arn:aws:ecs:{{Region}}:{{Account}}:task-definition/web:{{random.Next(300)}}","updatedAt":"{{time}}","version":{{random.Next(1, 9)}}{{stopped}}}""";
        return Envelope(random, "ECS Task State Change", arn, detail, time);
    }

    private static string Action(Random random, string time)
    {
        (string type, string name, string reason) = random.Next(3) switch
        {
            0 => ("INFO", "SERVICE_STEADY_STATE", ""),
            1 => ("WARN", "SERVICE_TASK_START_IMPAIRED", ""),
            _ => ("ERROR", "SERVICE_TASK_PLACEMENT_FAILURE", ",\"reason\":\"RESOURCE:CPU\""),
        };
        return Service(
            random, "ECS Service Action",
            $$"""{"eventType":"{{type}}","eventName":"{{name}}","clusterArn":"arn:aws:ecs:{{Region}}:{{Account}}:cluster/prod","createdAt":"{{time}}"{{reason}}}""",
            time);
    }

    private static string Deployment(Random random, string time)
    {
        (string type, string name, string reason) = random.Next(3) switch
        {
            0 => ("INFO", "SERVICE_DEPLOYMENT_IN_PROGRESS", "ECS deployment ecs-svc/123 in progress."),
            1 => ("INFO", "SERVICE_DEPLOYMENT_COMPLETED", "ECS deployment deploymentID completed."),
            _ => ("ERROR", "SERVICE_DEPLOYMENT_FAILED", "ECS deployment circuit breaker: task failed to start."),
        };
        return Service(
            random, "ECS Deployment State Change",
            $$"""{"eventType":"{{type}}","eventName":"{{name}}","deploymentId":"ecs-svc/{{random.NextInt64(1_000_000_000_000_000_000)}}","updatedAt":"{{time}}","reason":"{{reason}}"}""",
            time);
    }

    private static string Service(Random random, string type, string detail, string time) =>
        Envelope(random, type, $"arn:aws:ecs:{Region}:{Account}:service/prod/web", detail, time);

    private static string One(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Hex(Random random, int count) => random.GetString("0123456789abcdef", count);

    private static string Uuid(Random random) => $"{Hex(random, 8)}-{Hex(random, 4)}-{Hex(random, 4)}-{Hex(random, 4)}-{Hex(random, 12)}";
}
