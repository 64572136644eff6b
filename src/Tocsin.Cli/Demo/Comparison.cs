using System.Globalization;
using Tocsin.Chatbot;
using Tocsin.Cli.Formats;
using Tocsin.Estates;
using Tocsin.Scenarios;

namespace Tocsin.Cli.Demo;

/// <summary>
/// The four alarms that the article weighs, on the same two deployments: one that goes well and one that fails. On virtual time, at AWS's
/// pace.
/// </summary>
internal sealed class Comparison(Page page)
{
    private const int Tasks = 4;

    private readonly Conveyor alarm = new(new Hops(ArticleEstate.Read(), ChatbotProfile.Current), null);

    public void Tell()
    {
        page.Line(new Inked($"prod/payments, {Tasks} tasks. A new revision is deployed at +00:00; times are AWS's own.", Ink.Bold));
        Tell("The old tasks stay until the new ones are well (minimumHealthyPercent 100)", 100, 200);
        Tell("Half of them make room first (minimumHealthyPercent 50, maximumPercent 100)", 50, 100);
        page.Line();
        page.Hanging(
            "", $"The metrics are ECS's own: CPUUtilization, {Watched.CpuPercent} % while all tasks run, and MemoryUtilization, "
                + $"{Watched.MemoryPercent + Watched.MemoryOfLoadPercent} %; as the load is shared by those that run, they rise when "
                + "they are fewer. Only the last alarm rings where a release failed and nowhere else.");
    }

    private void Tell(string title, int minimum, int maximum)
    {
        var well = Watched.Run("ecs.healthy", Tasks, minimum, maximum, alarm);
        var failed = Watched.Run("ecs.crash-on-start", Tasks, minimum, maximum, alarm);
        page.Line();
        page.Line(new Inked(title, Ink.Bold));
        page.Line();
        Row("", "goes well", "fails", Ink.Faint);
        Row($"CPU above {Watched.AlarmPercent} %", well.Cpu, failed.Cpu);
        Row($"memory above {Watched.AlarmPercent} %", well.Memory, failed.Memory);
        Row("a task has stopped", well.Stopped, failed.Stopped);
        Row($"fewer than {Tasks} tasks run", well.Count, failed.Count);
        Row("SERVICE_DEPLOYMENT_FAILED, in Slack", well.Rung, failed.Rung);
        Row("the deployment is over", [well.Over], [failed.Over]);
    }

    private void Row(string alarm, IReadOnlyList<TimeSpan> well, IReadOnlyList<TimeSpan> failed) =>
        Row(alarm, Told(well), Told(failed), Ink.Plain);

    private void Row(string alarm, string well, string failed, Ink ink) =>
        page.Line(new Inked($"  {alarm,-38}{well,-22}{failed}".TrimEnd(), ink));

    private static string Told(IReadOnlyList<TimeSpan> rings) => rings.Count switch
    {
        0 => "-",
        1 => At(rings[0]),
        _ => $"{At(rings[0])}, {rings.Count} times",
    };

    private static string At(TimeSpan since) =>
        string.Create(CultureInfo.InvariantCulture, $"+{(int)since.TotalMinutes:00}:{since.Seconds:00}");
}
