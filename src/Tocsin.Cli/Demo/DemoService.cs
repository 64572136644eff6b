using System.Globalization;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Releases;
using Tocsin.Ecs.Shapes;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Cli.Demo;

/// <summary>
/// The service of the story: its revisions are shells, and what ECS says of it is printed with the seconds since it began.
/// </summary>
internal sealed class DemoService(DemoServer server, Page page, TimeProvider time)
{
    private const string Cluster = "prod";
    private const string Name = "payments";
    private const string LogGroup = "/ecs/payments";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Of a step of the story; many times what it takes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private readonly long began = time.GetTimestamp();

    /// <summary>Makes it, with a first revision, and prints what happens until that runs.</summary>
    public void Create(string script)
    {
        server.Ecs.Ask<CreateClusterResponse>("CreateCluster", new CreateClusterRequest { ClusterName = Cluster });
        Register(script);
        server.Ecs.Ask<CreateServiceResponse>("CreateService", new CreateServiceRequest
        {
            Cluster = Cluster, ServiceName = Name, TaskDefinition = Name, DesiredCount = 1,
            DeploymentConfiguration = new()
            {
                DeploymentCircuitBreaker = new() { Enable = true, Rollback = true },
            },
        });
        Follow();
    }

    /// <summary>Deploys another revision, and prints what happens until it runs or the one before it does again.</summary>
    public void Deploy(string script)
    {
        Register(script);
        server.Ecs.Ask<UpdateServiceResponse>(
            "UpdateService", new UpdateServiceRequest { Cluster = Cluster, Service = Name, TaskDefinition = Name });
        Follow();
    }

    /// <summary>The last line that a container wrote.</summary>
    public string LastWords() =>
        server.Logs.Ask<FilterLogEventsResponse>("FilterLogEvents", new FilterLogEventsRequest { LogGroupName = LogGroup })
            .Events.GetValueOrDefault().LastOrDefault()?.Message ?? "";

    private void Register(string script) => server.Ecs.Ask<RegisterTaskDefinitionResponse>(
        "RegisterTaskDefinition", new RegisterTaskDefinitionRequest
        {
            Family = Name,
            ContainerDefinitions =
            [
                new ContainerDefinition
                {
                    Name = Name, Image = "exec:/bin/sh", Command = ["-c", script], StopTimeout = 2,
                    LogConfiguration = new()
                    {
                        LogDriver = "awslogs",
                        Options = new ValueMap<string>(
                            [new("awslogs-group", LogGroup), new("awslogs-stream-prefix", Name), new("awslogs-create-group", "true")]),
                    },
                },
            ],
        });

    private void Follow()
    {
        long since = time.GetTimestamp();
        Service service;
        do
        {
            Thread.Sleep(Look);
            service = server.Ecs.Ask<DescribeServicesResponse>(
                "DescribeServices", new DescribeServicesRequest { Cluster = Cluster, Services = [Name] }).Services!.Value[0];
            foreach (var told in service.Events.GetValueOrDefault().Reverse().Where(e => said.Add(e.Id!)))
            {
                string at = time.GetElapsedTime(began).TotalSeconds.ToString("00.0", CultureInfo.InvariantCulture);
                page.Hanging(new Inked($"   {at} s  ", Ink.Faint), told.Message!, Ink.Faint);
            }
        }
        while (service.Deployments.GetValueOrDefault() is not [{ RolloutState: "COMPLETED" }] && time.GetElapsedTime(since) < Longest);
    }
}
