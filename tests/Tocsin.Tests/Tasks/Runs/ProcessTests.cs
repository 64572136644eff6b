using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using Tocsin.Tasks.Processes;
using Tocsin.Tasks.Worlds;
using HealthCheck = Tocsin.Ecs.Shapes.HealthCheck;
using Task = System.Threading.Tasks.Task;

namespace Tocsin.Tests.Tasks.Runs;

/// <summary>Tasks that run as processes: what is observed of each end, in ECS's words.</summary>
public sealed class ProcessTests : IAsyncDisposable
{
    private readonly Watched world = new();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task A_program_that_exits_at_once_stops_its_task_with_its_code()
    {
        world.Start(Watched.Shell("exit 3"));
        await world.See<Observation.Running>();
        var stop = await world.Stopped();
        Assert.Equal(("EssentialContainerExited", "Essential container in task exited"), (stop.Code, stop.Reason));
        Assert.Equal(new ContainerExit("web", 3), Assert.Single(stop.Containers));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_an_image_that_cannot_be_pulled()
    {
        world.Start(new ContainerDefinition { Name = "web", Image = "exec:/nowhere/app" });
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith("CannotPullContainerError: ", stop.Reason, StringComparison.Ordinal);
        Assert.EndsWith("/nowhere/app: not found", stop.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "exec: \"nowhere\": executable file not found in $PATH")]
    [InlineData("/nowhere/app", "exec: \"/nowhere/app\": stat /nowhere/app: no such file or directory")]
    [InlineData("/etc/passwd", "exec: \"/etc/passwd\": permission denied")]
    public async Task An_entrypoint_that_cannot_be_run_never_runs(string entryPoint, string ending)
    {
        world.Start(Watched.Shell("exit 0") with { EntryPoint = [entryPoint] });
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith("CannotStartContainerError: ", stop.Reason, StringComparison.Ordinal);
        Assert.EndsWith(ending, stop.Reason, StringComparison.Ordinal);
        Assert.Null(Assert.Single(stop.Containers).ExitCode);
    }

    [Fact]
    public async Task A_program_that_takes_more_memory_than_it_may_is_ended_for_that_where_control_groups_can_be_made()
    {
        using (var group = MemoryGroup.TryCreate("probe", 1 << 24))
        {
            Assert.SkipWhen(group is null, "no control group can be made here");
        }
        world.Start(Watched.Shell("x=$(head -c 64000000 /dev/zero | tr '\\0' x)") with { Memory = 16 });
        var exit = Assert.Single((await world.Stopped()).Containers);
        Assert.Equal((137, "OutOfMemoryError: Container killed due to memory usage"), (exit.ExitCode, exit.Reason));
    }

    [Fact]
    public async Task A_program_that_somebody_kills_is_not_said_to_be_out_of_memory()
    {
        world.Start(Watched.Shell("kill -9 $$") with { Memory = 64 });
        Assert.Equal(new ContainerExit("web", 137), Assert.Single((await world.Stopped()).Containers));
    }

    [Fact]
    public async Task A_program_gets_its_own_environment_and_no_other()
    {
        world.Start(Watched.Shell("env | grep -v ^PWD= | sort") with { Environment = [new() { Name = "MODE", Value = "a=b c" }] });
        Assert.Equal("MODE=a=b c", await world.Line());
        Assert.Equal($"PATH={Executable.UsualPath}", await world.Line());
        Assert.StartsWith($"{Owner.Variable}=", await world.Line(), StringComparison.Ordinal);
        await world.Stopped();
        Assert.Null(world.LineThere());
    }

    [Fact]
    public async Task Its_lines_go_where_awslogs_says()
    {
        var task = world.Start(Watched.Shell("echo one; printf 'two\\r\\nthree' >&2"));
        await world.Stopped();
        var first = world.LineThere()!;
        Assert.Equal(("/ecs/web", $"p/web/{task.Name}", "eu-west-1"), (first.Group, first.Stream, first.Region));
        string[] all = [first.Message, world.LineThere()!.Message, world.LineThere()!.Message];
        Assert.Equal(["one", "three", "two"], all.Order());
    }

    [Fact]
    public async Task A_stopped_task_hears_it_and_may_end_well()
    {
        var task = world.Start(Watched.Shell("trap 'exit 7' TERM; echo up; while :; do sleep 0.01; done"));
        Assert.Equal("up", await world.Line());
        world.Stop(task);
        var stop = await world.Stopped();
        Assert.Equal(("UserInitiated", "enough", 7), (stop.Code, stop.Reason, Assert.Single(stop.Containers).ExitCode));
    }

    [Fact]
    public async Task One_that_does_not_listen_is_killed_when_its_patience_is_over_with_all_that_it_started()
    {
        var task = world.Start(Watched.Shell("trap '' TERM; sleep 1000 & echo $!; wait; wait") with { StopTimeout = 0 });
        int child = int.Parse(await world.Line(), CultureInfo.InvariantCulture);
        Assert.NotNull(ProcessGroup.BegunAt(child));
        world.Stop(task);
        Assert.Equal(137, Assert.Single((await world.Stopped()).Containers).ExitCode);
        Assert.True(await IsGone(child));
    }

    [Fact]
    public async Task A_health_check_makes_a_task_healthy_and_then_unhealthy()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("tocsin-").FullName, "well");
        await File.WriteAllTextAsync(file, "");
        var checking = new HealthCheck { Command = ["CMD-SHELL", $"test -f {file}"], Interval = 5, Retries = 1 };
        world.Start(Watched.Shell("exec sleep 1000") with { HealthCheck = checking });
        Assert.Equal(HealthCheckedBy.Container, (await world.See<Observation.Healthy>()).By);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Equal(HealthCheckedBy.Container, (await world.See<Observation.Unhealthy>()).By);
    }

    [Fact]
    public async Task A_container_waits_for_the_one_that_it_depends_on()
    {
        var migration = Watched.Shell("echo migrated", "migration") with { Essential = false };
        world.Start(
            Watched.Shell("echo served") with { DependsOn = [new() { ContainerName = "migration", Condition = "SUCCESS" }] }, migration);
        Assert.Equal("migrated", await world.Line());
        Assert.Equal("served", await world.Line());
        Assert.Equal("EssentialContainerExited", (await world.Stopped()).Code);
    }

    [Fact]
    public async Task A_dependency_that_fails_stops_the_task_before_it_runs()
    {
        var migration = Watched.Shell("exit 1", "migration") with { Essential = false };
        world.Start(
            Watched.Shell("echo served") with { DependsOn = [new() { ContainerName = "migration", Condition = "SUCCESS" }] }, migration);
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith("dependency graph: container ordering dependency [migration]", stop.Reason, StringComparison.Ordinal);
        Assert.Null(world.LineThere());
    }

    [Fact]
    public async Task A_container_that_another_one_depends_on_is_stopped_after_it()
    {
        // What the shell says of its own children is nobody's.
        const string loop = "exec 2> /dev/null; echo up; while :; do sleep 0.01; done";
        var database = Watched.Shell($"trap 'echo database asked; exit 0' TERM; {loop}", "database");
        var task = world.Start(
            Watched.Shell($"trap 'sleep 0.3; echo web ended; exit 0' TERM; {loop}") with
            {
                DependsOn = [new() { ContainerName = "database", Condition = "START" }],
            },
            database);
        Assert.Equal("up", await world.Line());
        Assert.Equal("up", await world.Line());
        world.Stop(task);
        Assert.Equal("web ended", await world.Line());
        Assert.Equal("database asked", await world.Line());
    }

    [Fact]
    public async Task What_is_not_here_stops_the_task_and_says_so()
    {
        world.Start(Watched.Shell("exit 0") with { Secrets = [new() { Name = "KEY", ValueFrom = "arn:aws:ssm:::parameter/key" }] });
        var stop = await world.Stopped();
        Assert.Equal("TaskFailedToStart", stop.Code);
        Assert.StartsWith(
            "ResourceInitializationError: unable to pull secrets or registry auth: ", stop.Reason, StringComparison.Ordinal);
        world.Start(Watched.Shell("exit 0") with { DependsOn = [new() { ContainerName = "web", Condition = "START" }] });
        Assert.Contains("wait for one another: web", (await world.Stopped()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_is_what_the_settings_say_and_others_meet_a_scripted_fate()
    {
        await using var mapped = new Watched(ImmutableDictionary<string, string>.Empty.Add("registry.example:5000/web", "exec:/bin/sh"));
        mapped.Start(Watched.Shell("exit 5") with { Image = "registry.example:5000/web:1.4" });
        Assert.Equal(5, Assert.Single((await mapped.Stopped()).Containers).ExitCode);
        mapped.Start(Watched.Shell("exit 5") with { Image = "nginx:crash-on-start" });
        Assert.Equal(1, Assert.Single((await mapped.Stopped()).Containers).ExitCode);
    }

    [Fact]
    public async Task Nothing_runs_on_when_the_server_ends()
    {
        var ending = new Watched();
        ending.Start(Watched.Shell("trap '' TERM; echo $$; while :; do sleep 0.01; done"));
        int process = int.Parse(await ending.Line(), CultureInfo.InvariantCulture);
        await ending.DisposeAsync();
        Assert.Null(ProcessGroup.BegunAt(process));
    }

    [Fact]
    public async Task What_a_server_left_that_was_killed_is_ended_and_its_tasks_are_lost()
    {
        var left = new ProcessStartInfo("/bin/sleep", "1000");
        left.Environment[Owner.Variable] = "1.1";
        using var process = Process.Start(left)!;
        var definition = Watched.Definition(new() { Family = "web", ContainerDefinitions = [Watched.Shell("echo anew")] });
        var started = DateTimeOffset.UnixEpoch;
        await using var next = new Watched(
            null,
            new Earlier(Before(1, definition) with { LastStatus = LastStatus.Running, StartedAt = started }, definition, null),
            new Earlier(Before(2, definition), definition, null));
        Assert.Equal(Before(1, definition).Arn, (await next.See<Observation.Lost>()).Task);
        await process.WaitForExitAsync();
        Assert.Equal(137, process.ExitCode);
        Assert.Equal("anew", await next.Line());
        Assert.Equal(Before(2, definition).Arn, (await next.See<Observation.Stopped>()).Task);
    }

    [Fact]
    public async Task What_a_server_kept_of_a_container_when_it_was_killed_is_put_away_by_the_next()
    {
        string kept = Directory.CreateTempSubdirectory("tocsin-").FullName;
        try
        {
            string left = Directory.CreateDirectory(Path.Combine(kept, "0123", "web")).FullName;
            await File.WriteAllTextAsync(Path.Combine(left, "exit"), "1\n");
            await using (var next = new Watched(kept))
            {
                next.Start(Watched.Shell("exit 5"));
                await next.See<Observation.Stopped>();
            }
            Assert.Equal([Path.Combine(kept, "server")], Directory.EnumerateFileSystemEntries(kept));
        }
        finally
        {
            Directory.Delete(kept, recursive: true);
        }
    }

    private static EcsTask Before(int number, Tocsin.Ecs.TaskDefinition definition) => new(
        Arn.Parse($"arn:aws:ecs:eu-west-1:111122223333:task/prod/9{number:D31}"), null, definition.Arn, null, LastStatus.Provisioning,
        DateTimeOffset.UnixEpoch);

    /// <summary>The kernel takes a moment to end one process after another.</summary>
    private static async Task<bool> IsGone(int process)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (int i = 0; i < 500 && ProcessGroup.BegunAt(process) is not null && !IsDead(process); i++)
        {
            await pace.WaitForNextTickAsync();
        }
        return ProcessGroup.BegunAt(process) is null || IsDead(process);
    }

    /// <summary>Nobody has asked for its end yet, which is for its parent to do.</summary>
    private static bool IsDead(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] == 'Z';
        }
        catch (IOException)
        {
            return true;
        }
    }
}
