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
        var definition = Web();
        var task = new EcsTask(TaskArn(1), null, definition.Arn, "", LastStatus.Running, DateTimeOffset.UnixEpoch);
        world.Begin([new Earlier(task, definition, null)], new Sightings(o => seen.TrySetResult(o), _ => ValueTask.CompletedTask));
        Assert.Equal(task.Arn, Assert.IsType<Observation.Lost>(await seen.Task.WaitAsync(TimeSpan.FromMinutes(1))).Task);
    }

    [Fact]
    public async Task A_task_whose_containers_can_be_neither_stopped_nor_removed_stops_all_the_same_and_the_server_ends()
    {
        var seen = new TaskCompletionSource<Observation>();
        var world = new RunningTasks(new Failing(new Unending()), new Nowhere(), TimeSpan.Zero, TimeProvider.System);
        world.Begin([], new Sightings(Hear, _ => ValueTask.CompletedTask));
        world.Carry(new Command.StartTask("1", TaskArn(1), Web(), null));
        world.Carry(new Command.StartTask("2", TaskArn(2), Web(), null));
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await world.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

        void Hear(Observation observation)
        {
            if (observation is Observation.Running { Task: var task } && task == TaskArn(1))
            {
                world.Carry(new Command.StopTask("3", task, new TaskStop("UserInitiated", "enough")));
            }
            if (observation is Observation.Stopped)
            {
                seen.TrySetResult(observation);
            }
        }
    }

    private static Arn TaskArn(int number) => Arn.Parse($"arn:aws:ecs:eu-west-1:111122223333:task/prod/{number}");

    private static TaskDefinition Web() => Watched.Definition(new()
    {
        Family = "web", ContainerDefinitions = [new Tocsin.Ecs.Shapes.ContainerDefinition { Name = "web", Image = "web:1" }],
    });

    /// <summary>Runs, and what it is asked for fails.</summary>
    private sealed class Unending : IContainer
    {
        public ValueList<PortBinding> Ports => [];

        public Task<ContainerEnd> Ended { get; } = new TaskCompletionSource<ContainerEnd>().Task;

        public Task<NotStarted?> Start() => Task.FromResult<NotStarted?>(null);

        public Task Stop(TimeSpan patience) => throw new NotSupportedException();

        public Task<bool> Check(ValueList<string> command, TimeSpan timeout) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => throw new NotSupportedException();
    }

    /// <param name="container">The one that can be made, where one can.</param>
    private sealed class Failing(IContainer? container = null) : IEngine
    {
        public string Name => "failing";

        public bool Takes(string image) => true;

        public string? Lacks(
            Tocsin.Ecs.Shapes.RegisterTaskDefinitionRequest task, Tocsin.Ecs.Shapes.ContainerDefinition container) => null;

        public Task LookForLeftovers() => Task.CompletedTask;

        public Task<Adopted?> Adopt(ContainerStart what) => throw new IOException("No space left on device");

        public Task EndLeftovers() => Task.CompletedTask;

        public Task<string?> Pull(string image, CancellationToken stop) => Task.FromResult<string?>(null);

        public IContainer Create(ContainerStart what) => container ?? throw new IOException("No space left on device");

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
