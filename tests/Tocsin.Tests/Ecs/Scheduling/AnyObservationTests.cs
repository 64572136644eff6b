using CsCheck;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Ecs.Scheduling;

/// <summary>Whatever a world says it saw, in whatever order, of tasks that are there or not.</summary>
public sealed class AnyObservationTests
{
    private const int Desired = 2;

    private static readonly DeploymentConfiguration Configuration =
        new(new DeploymentCircuitBreaker(Enable: true, Rollback: true), MaximumPercent: 150);

    private static readonly TaskStop Crash = new("EssentialContainerExited", "Essential container in task exited");

    private enum Deed { Pull, Run, Pass, Fail, Exit, Lose, TakeOver, Forget, Deploy }

    private static readonly Gen<(Deed Deed, int Task, int Seconds)[]> Deeds = Gen.Select(
        Gen.Int[0, (int)Deed.Deploy].Select(i => (Deed)i), Gen.Int[0, 12], Gen.Int[0, 120]).Array[1, 60];

    [Fact]
    public void No_order_of_observations_is_an_exception_or_starts_a_task_twice_or_too_many() => Deeds.Sample(deeds =>
    {
        var story = new Stories(Desired, Configuration);
        var known = new List<Arn>();
        var commands = new List<Command>(story.Step().Commands);
        foreach (var (deed, index, seconds) in deeds)
        {
            story.Wait(TimeSpan.FromSeconds(seconds));
            known.AddRange(story.State.Tasks.Select(t => t.Arn).Except(known));
            var task = known[index % known.Count];
            switch (deed)
            {
                case Deed.Forget:
                    story.Change(s => s.Without(task));
                    break;
                case Deed.Deploy:
                    story.Deploy(new TaskOutcome.Healthy());
                    break;
            }
            commands.AddRange(Seen(deed, task, story.Now) is { } seen ? story.Step(seen).Commands : story.Step().Commands);
            Assert.InRange(story.State.Tasks.Count(t => t.Wanted), 0, Configuration.Maximum(Desired));
            Assert.InRange(story.Service.Events.Count, 1, 100);
        }
        Assert.Equal(commands.Count, commands.Select(c => c.Id).Distinct().Count());
        var started = commands.OfType<Command.StartTask>().Select(c => c.Task).ToList();
        Assert.Equal(started.Distinct(), started);
    });

    private static Observation? Seen(Deed deed, Arn task, DateTimeOffset now) => deed switch
    {
        Deed.Pull => new Observation.Pulling(task, now),
        Deed.Run => new Observation.Running(task, now),
        Deed.Pass => new Observation.Healthy(task, now, HealthCheckedBy.Container),
        Deed.Fail => new Observation.Unhealthy(task, now, HealthCheckedBy.Container),
        Deed.Exit => new Observation.Stopped(task, now, Crash),
        Deed.Lose => new Observation.Lost(task, now),
        Deed.TakeOver => new Observation.Adopted(task, now, now.AddSeconds(-5)),
        _ => null,
    };
}
