using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Cli.Releases;

/// <summary>Asks ECS for the newest deployment of a service, and then of that one alone until it is over.</summary>
internal sealed class ReleaseWatch(AwsClient ecs, string cluster, string service, TimeProvider time)
{
    /// <summary>Ours: of what ECS lets an account ask in a second, a small part.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>So often the list is waited for. Ours: with the pace half a minute.</summary>
    private const int Looks = 15;

    /// <summary>How many answers in a row may fail to come. Ours: with their pace some ten seconds.</summary>
    private const int Failures = 5;

    /// <param name="told">Hears each state of it: what is new, and at last what became of it, or what it was when time was over.</param>
    /// <exception cref="AwsRefusal">ECS refuses, or does not answer again and again.</exception>
    public void Watch(TimeSpan timeout, Action<Release> told)
    {
        var end = time.GetUtcNow() + timeout;
        var newest = Listed(end);
        while (true)
        {
            var release = Tried(() => new Release(Record(newest), Service()));
            told(release);
            if (release.Judge() is not Release.Verdict.UnderWay || time.GetUtcNow() + Pace > end)
            {
                return;
            }
            Thread.Sleep(Pace);
        }
    }

    /// <summary>The newest; where the list is behind what the service deploys by its own account, once it has that.</summary>
    private ServiceDeploymentBrief Listed(DateTimeOffset end)
    {
        for (int looks = 1; ; looks++)
        {
            var release = Tried(() => new Release(Newest(), Service()));
            if (!release.IsBehind || looks == Looks || time.GetUtcNow() + Pace > end)
            {
                return release.Record;
            }
            Thread.Sleep(Pace);
        }
    }

    /// <summary>On any page: AWS does not say in which order they come.</summary>
    private ServiceDeploymentBrief Newest()
    {
        ServiceDeploymentBrief? newest = null;
        string? next = null;
        do
        {
            var page = List(new() { NextToken = next });
            newest = page.ServiceDeployments.GetValueOrDefault().Append(newest).MaxBy(d => d?.CreatedAt);
            next = page.NextToken;
        }
        while (next is not null);
        return newest ?? throw new AwsRefusal(
            "NoDeployment", $"ECS knows of no deployment of {cluster}/{service} in the last 90 days");
    }

    private ServiceDeploymentBrief Record(ServiceDeploymentBrief of)
    {
        // A timestamp in a request may be cut to a second.
        var page = List(new() { CreatedAt = new CreatedAt { After = of.CreatedAt - TimeSpan.FromSeconds(1) } });
        return page.ServiceDeployments.GetValueOrDefault().FirstOrDefault(d => d.ServiceDeploymentArn == of.ServiceDeploymentArn) ?? of;
    }

    private ListServiceDeploymentsResponse List(ListServiceDeploymentsRequest asked) =>
        ecs.Ask<ListServiceDeploymentsResponse>("ListServiceDeployments", asked with { Cluster = cluster, Service = service });

    private Service Service() =>
        ecs.Ask<DescribeServicesResponse>("DescribeServices", new DescribeServicesRequest { Cluster = cluster, Services = [service] })
            .Services.GetValueOrDefault() is [var found, ..] ? found
            : throw new AwsRefusal("ServiceNotFoundException", $"there is no service {service} in the cluster {cluster}");

    private static T Tried<T>(Func<T> ask)
    {
        for (int failures = 1; ; failures++)
        {
            try
            {
                return ask();
            }
            catch (AwsRefusal e) when (e.IsPassing && failures < Failures)
            {
                Thread.Sleep(Pace);
            }
        }
    }
}
