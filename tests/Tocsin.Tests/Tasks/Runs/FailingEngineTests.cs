using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Tasks.Runs;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tests.Tasks.Runs;

public sealed class FailingEngineTests
{
    [Fact]
    public async Task What_an_engine_that_fails_could_not_take_over_is_lost()
    {
        var seen = new TaskCompletionSource<Observation>();
        await using var world = new RunningTasks(new Failing(), new Nowhere(), TimeSpan.Zero, TimeProvider.System);
        var definition = Watched.Definition(new()
        {
            Family = "web", ContainerDefinitions = [new Tocsin.Ecs.Shapes.ContainerDefinition { Name = "web", Image = "web:1" }],
        });
        var task = new EcsTask(
            Arn.Parse("arn:aws:ecs:eu-west-1:111122223333:task/prod/1"), null, definition.Arn, "", LastStatus.Running,
            DateTimeOffset.UnixEpoch);
        world.Begin([new Earlier(task, definition, null)], new Sightings(o => seen.TrySetResult(o), _ => ValueTask.CompletedTask));
        Assert.Equal(task.Arn, Assert.IsType<Observation.Lost>(await seen.Task.WaitAsync(TimeSpan.FromMinutes(1))).Task);
    }

    private sealed class Failing : IEngine
    {
        public string Name => "failing";

        public bool Takes(string image) => true;

        public Task LookForLeftovers() => Task.CompletedTask;

        public Task<Adopted?> Adopt(ContainerStart what) => throw new IOException("No space left on device");

        public Task EndLeftovers() => Task.CompletedTask;

        public Task<string?> Pull(string image, CancellationToken stop) => throw new IOException("No space left on device");

        public IContainer Create(ContainerStart what) => throw new IOException("No space left on device");

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Nowhere : IWorld
    {
        public string Name => "nowhere";

        public void Begin(ValueList<Earlier> earlier, Sightings to)
        {
        }

        public void Carry(Command command)
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
