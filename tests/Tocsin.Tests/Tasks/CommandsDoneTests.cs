using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Worlds;

namespace Tocsin.Tests.Tasks;

public sealed class CommandsDoneTests
{
    [Fact]
    public void A_command_is_done_once_as_long_as_it_is_remembered()
    {
        var done = new CommandsDone();
        Assert.True(done.Add(Stop(0)));
        Assert.False(done.Add(Stop(0)));
        for (int i = 1; i < CommandsDone.Remembered; i++)
        {
            Assert.True(done.Add(Stop(i)));
        }
        Assert.False(done.Add(Stop(0)));
        Assert.True(done.Add(Stop(CommandsDone.Remembered)));
        Assert.True(done.Add(Stop(0)));
    }

    private static Command Stop(int number) => new Command.StopTask(
        $"{number}", Arn.Parse("arn:aws:ecs:eu-west-1:111122223333:task/prod/1"), new TaskStop("UserInitiated", "enough"));
}
