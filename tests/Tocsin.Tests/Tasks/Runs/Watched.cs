using System.Collections.Immutable;
using System.Threading.Channels;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using Tocsin.Flow;
using Tocsin.Tasks.Choosing;
using Tocsin.Tasks.Worlds;
using Tocsin.Text;
using TaskDefinition = Tocsin.Ecs.TaskDefinition;

namespace Tocsin.Tests.Tasks.Runs;

/// <summary>A world of processes, and what it sees of one task at a time.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly Channel<Observation> seen = Channel.CreateUnbounded<Observation>();
    private readonly Channel<LogLine> lines = Channel.CreateUnbounded<LogLine>();
    private readonly IWorld world;
    private int tasks;

    public Watched(ImmutableDictionary<string, string>? images = null, params ValueList<Earlier> earlier)
    {
        var options = new WorldOptions { World = "processes", TimeScale = 1000, Directory = "/" };
        world = Begun(images is null ? options : options with { Images = images }, earlier);
    }

    /// <param name="kept">The folder that outlives it.</param>
    public Watched(string kept) =>
        world = Begun(new WorldOptions { World = "processes", TimeScale = 1000, Directory = "/", Kept = kept }, []);

    /// <param name="kept">The folder that outlives it; null where nothing does.</param>
    public Watched(Uri docker, string? kept = null, params ValueList<Earlier> earlier) =>
        world = Begun(new WorldOptions { World = "docker", Docker = docker, TimeScale = 1000, Kept = kept }, earlier);

    private IWorld Begun(WorldOptions options, ValueList<Earlier> earlier)
    {
        var world = Choice.Of(options, TimeProvider.System);
        world.Begin(earlier, new Sightings(o => seen.Writer.TryWrite(o), line => lines.Writer.WriteAsync(line)));
        return world;
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    /// <summary>A shell that runs this, with its lines in the group <c>/ecs/web</c>.</summary>
    public static ContainerDefinition Shell(string script, string name = "web") => new()
    {
        Name = name, Image = "exec:/bin/sh", Command = ["-c", script],
        LogConfiguration = new LogConfiguration
        {
            LogDriver = "awslogs",
            Options = new ValueMap<string>([new("awslogs-group", "/ecs/web"), new("awslogs-stream-prefix", "p")]),
        },
    };

    public static TaskDefinition Definition(RegisterTaskDefinitionRequest request)
    {
        var call = new Call(AccountId.Assumed, "eu-west-1", DateTimeOffset.UnixEpoch, new Ids(1));
        var changes = RegisterTaskDefinition.Decide(EcsState.Empty, request, call).Value.Changes;
        return Assert.IsType<TaskDefinition>(Assert.IsType<Change.Put>(Assert.Single(changes)).Resource);
    }

    public Arn Start(params ValueList<ContainerDefinition> containers) =>
        Start(new RegisterTaskDefinitionRequest { Family = "web", ContainerDefinitions = containers });

    public Arn Start(RegisterTaskDefinitionRequest request)
    {
        var task = Arn.Parse($"arn:aws:ecs:eu-west-1:111122223333:task/prod/{++tasks:D32}");
        world.Carry(new Command.StartTask($"start-{tasks}", task, Definition(request), null));
        return task;
    }

    public void Stop(Arn task) => world.Carry(new Command.StopTask($"stop-{task.Name}", task, new TaskStop("UserInitiated", "enough")));

    /// <summary>The next of its kind; what is seen before it is passed over. Fails after twenty seconds.</summary>
    public async Task<T> See<T>()
        where T : Observation
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            if (await seen.Reader.ReadAsync(patience.Token) is T wanted)
            {
                return wanted;
            }
        }
    }

    public async Task<TaskStop> Stopped() => (await See<Observation.Stopped>()).Stop;

    public async Task<string> Line()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return (await lines.Reader.ReadAsync(patience.Token)).Message;
    }

    public LogLine? LineThere() => lines.Reader.TryRead(out var line) ? line : null;
}
