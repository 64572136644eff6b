using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Scenarios;

namespace Tocsin.Cli.Demo;

/// <summary>One deployment with four alarms on it: when each rang, as the time since its start.</summary>
/// <param name="Cpu">The service's CPUUtilization crossed its threshold.</param>
/// <param name="Memory">The service's MemoryUtilization did.</param>
/// <param name="Stopped">An event said that a task has stopped.</param>
/// <param name="Count">Fewer tasks ran than are desired, where they were enough before.</param>
/// <param name="Rung">The article's alarm: a message arrived in Slack.</param>
internal sealed record Watched(
    IReadOnlyList<TimeSpan> Cpu, IReadOnlyList<TimeSpan> Memory, IReadOnlyList<TimeSpan> Stopped, IReadOnlyList<TimeSpan> Count,
    IReadOnlyList<TimeSpan> Rung, TimeSpan Over)
{
    /// <summary>Assumed: what the service takes of its processors while all of its tasks run.</summary>
    public const int CpuPercent = 30;

    /// <summary>Assumed: what each task takes of its memory, and what more with its share of the load.</summary>
    public const int MemoryPercent = 40, MemoryOfLoadPercent = 5;

    /// <summary>What most set: the default of many dashboards.</summary>
    public const int AlarmPercent = 80;

    public static Watched Run(string scenario, int tasks, int minimum, int maximum, Conveyor alarm)
    {
        var start = BuiltInEvents.DefaultTime;
        var service = ServiceOf(tasks, new DeploymentConfiguration(
            new DeploymentCircuitBreaker(Enable: true, Rollback: true), MinimumHealthyPercent: minimum, MaximumPercent: maximum), start);
        var run = ScenarioRun.Run(
            BuiltInScenarios.Find(scenario)!,
            new ScenarioOptions(AccountId.Assumed, ArticleEstate.Region, start, Declared: EcsState.Empty.With(service)));
        List<TimeSpan> cpu = [], memory = [], stopped = [], count = [], rung = [];
        var running = new RunningCount(tasks);
        foreach (var sent in run.Events)
        {
            var since = sent.Time - start;
            int before = running.Now;
            running.Hear(sent);
            if (Crosses(Cpu))
            {
                cpu.Add(since);
            }
            if (Crosses(Memory))
            {
                memory.Add(since);
            }
            if (running.Now < tasks && before == tasks)
            {
                count.Add(since);
            }
            if (sent is { DetailType: EcsEvents.TaskStateChange, Name: "STOPPED" })
            {
                stopped.Add(since);
            }
            if (alarm.Carry(sent.Addressed(), sent.Time).Routes.Any(r => r.Verdict is Verdict.Arrived))
            {
                rung.Add(since);
            }

            bool Crosses(Func<int, int> percent) => percent(running.Now) > AlarmPercent && percent(before) <= AlarmPercent;
        }
        return new Watched(cpu, memory, stopped, count, rung, run.Events[^1].Time - start);

        int Cpu(int those) => those == 0 ? 100 : CpuPercent * tasks / those;

        int Memory(int those) => those == 0 ? 100 : MemoryPercent + (MemoryOfLoadPercent * tasks / those);
    }

    private static Service ServiceOf(int tasks, DeploymentConfiguration configuration, DateTimeOffset then)
    {
        var arn = new Arn("aws", "ecs", ArticleEstate.Region, $"{AccountId.Assumed}", "service/prod/payments");
        return new Service(
            arn, "payments", arn with { Resource = "cluster/prod" }, arn with { Resource = "task-definition/payments:1" }, tasks,
            configuration, "ECS", [], TimeSpan.Zero, "FARGATE", then, []);
    }
}
