using System.CommandLine;
using System.Globalization;
using Tocsin.Aws;
using Tocsin.Cli.Formats;
using Tocsin.Cli.Releases;
using Command = System.CommandLine.Command;

namespace Tocsin.Cli.Commands;

/// <summary>
/// <c>tocsin wait-deploy CLUSTER/SERVICE</c>: whether the release asked for is what runs, which neither <c>aws ecs wait services-stable</c>
/// nor <c>terraform apply</c> says after a rollback.
/// </summary>
internal static class WaitDeployCommand
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static Command Create(Invocation invocation)
    {
        var service = new Argument<string>("CLUSTER/SERVICE") { Description = "The service, or its ARN" };
        var timeout = Settings.Text(invocation, "--timeout", "How long to wait at most: 90s, 30m, 1h; 30m otherwise");
        var command = new ExampleCommand(
            "wait-deploy",
            "Wait until the newest deployment of an ECS service is over, and say whether it is what runs. AWS is found as its own clients "
                + "find it: AWS_ENDPOINT_URL, AWS_REGION, AWS_PROFILE, credentials.",
            "tocsin wait-deploy prod/payments --timeout 20m")
        {
            Exits =
            [
                new(ExitCode.AsExpected, "the release runs"), new(ExitCode.Failed, "it does not: rolled back, stopped, or failed"),
                new(ExitCode.Usage, "usage, or there is no such service"),
                new(ExitCode.Undetermined, "the time is over, and the deployment is not"),
                new(ExitCode.Environment, "AWS does not answer, or refuses the credentials"), .. ExitCode.OfDoing.TakeLast(1),
            ],
        };
        command.Add(service);
        command.Add(timeout);
        command.SetAction(parsed =>
        {
            var patience = Duration(parsed.GetValue(timeout));
            var (region, cluster, name) = Asked(parsed.GetValue(service)!);
            try
            {
                using var ecs = AwsClient.OfEcs(Settings(), TimeProvider.System, Settings);
                var telling = new Telling(invocation.Page(), cluster, name);
                new ReleaseWatch(ecs, cluster, name, TimeProvider.System).Watch(patience, telling.Hear);
                return telling.End();
            }
            catch (SettingMissingException e)
            {
                throw new UsageException(e.Message);
            }
            catch (AwsRefusal e)
            {
                invocation.Error.WriteLine($"tocsin: {e.Message}");
                return e.Code is "ServiceNotFoundException" or "ClusterNotFoundException" or "NoDeployment"
                    ? ExitCode.Usage : ExitCode.Environment;
            }

            AwsSettings Settings() => AwsSettings.Of(invocation.Variable, region);
        });
        return command;
    }

    private static (string? Region, string Cluster, string Service) Asked(string given) =>
        Arn.TryParse(given, out var arn) && arn.Resource.Split('/') is ["service", var itsCluster, var its]
            ? ((string?)arn.Region, itsCluster, its)
        : given.Split('/') is [{ Length: > 0 } cluster, { Length: > 0 } service] ? (null, cluster, service)
        : throw new UsageException($"{given}: a service is given as CLUSTER/SERVICE, such as prod/payments, or by its ARN");

    private static TimeSpan Duration(string? written)
    {
        if (written is null)
        {
            return Usual;
        }
        int seconds = written[^1] switch { 'h' => 3600, 'm' => 60, _ => 1 };
        string number = char.IsAsciiDigit(written[^1]) ? written : written[..^1];
        return (written[^1] is 'h' or 'm' or 's' || char.IsAsciiDigit(written[^1]))
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && (double)count * seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(count * seconds)
            : throw new UsageException($"--timeout {written}: 90s, 30m or 1h, and a day at most");
    }

    /// <summary>Prints what is new of a release, and at last the verdict.</summary>
    private sealed class Telling(Page page, string cluster, string service)
    {
        private readonly HashSet<string> said = new(StringComparer.Ordinal);
        private Release? last;

        public void Hear(Release release)
        {
            if (last is null)
            {
                page.Line(new Inked($"{service} in {cluster}", Ink.Bold), $": deployment {release.Named}");
            }
            last = release;
            foreach (var told in release.Events.Where(e => said.Add(e.Id ?? "")))
            {
                page.Flowing(12, $"  {told.CreatedAt:HH:mm:ss}  ", new Inked(told.Message ?? "", Ink.Faint));
            }
        }

        public int End()
        {
            switch (last!.Judge())
            {
                case Release.Verdict.Runs:
                    page.Line(new Inked("✓", Ink.Good), $" it runs: {last.Running}");
                    return ExitCode.AsExpected;
                case Release.Verdict.Fails fails:
                    page.Flowing(2, new Inked("✗", Ink.Bad), $" {fails.What}: {fails.Why}");
                    page.Line($"  what runs: {last.Running}");
                    return ExitCode.Failed;
                default:
                    page.Line(new Inked("?", Ink.Doubtful), $" the time is over, and it is {last.Record.Status}");
                    page.Line($"  what runs: {last.Running}");
                    return ExitCode.Undetermined;
            }
        }
    }
}
