using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;

namespace Tocsin.Tests.Ecs.Scheduling;

public sealed class CommandTests
{
    private static readonly DeploymentConfiguration Configuration = new();

    [Fact]
    public void Every_command_has_an_id_of_its_own()
    {
        var story = new Stories(3, Configuration);
        var started = story.Step();
        story.Step([.. story.State.Tasks.Select(t => new Observation.Running(t.Arn, story.Now))]);
        story.Update(new() { Cluster = "prod", Service = "payments", DesiredCount = 0 });
        var stopped = story.Step();
        string[] ids = [.. started.Commands.Concat(stopped.Commands).Select(c => c.Id)];
        Assert.Equal(6, ids.Length);
        Assert.Equal(6, ids.Distinct().Count());
    }

    /// <summary>
    /// A step that was decided and not committed is decided again: what a world has already done of it, it must know again.
    /// </summary>
    [Fact]
    public void A_step_that_is_decided_again_in_its_commit_gives_the_same_commands_and_in_another_one_others()
    {
        var story = new Stories(2, Configuration);
        StepResult Decide(long commit) => Scheduler.Step(story.State, story.Service.Arn, [], story.Now, Timing.Aws, new Ids(7, commit));
        var first = Decide(3);
        Assert.Equal(2, first.Commands.Count);
        Assert.Equal(first, Decide(3));
        Assert.Empty(first.Commands.Select(c => c.Id).Intersect(Decide(4).Commands.Select(c => c.Id)));
        Assert.Empty(first.ServiceEvents.Select(e => e.Id).Intersect(Decide(4).ServiceEvents.Select(e => e.Id)));
    }
}
