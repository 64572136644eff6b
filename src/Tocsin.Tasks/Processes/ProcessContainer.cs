using System.ComponentModel;
using System.Diagnostics;
using Tocsin.Tasks.Runs;
using Tocsin.Text;
using IContainer = Tocsin.Tasks.Runs.IContainer;
using PortBinding = Tocsin.Ecs.PortBinding;

namespace Tocsin.Tasks.Processes;

/// <summary>One process as a container.</summary>
/// <remarks>
/// A shell opens the streams, starts the program at the head of a session of its own, waits for it and writes down its exit code; so both
/// outlive a server that is killed, and the next one learns how it ended. A second shell joins the control group and then becomes the
/// program: it is bounded from its first instruction, and all that it starts hears the same signals. What of its group is left when it has
/// ended is ended with it.
/// </remarks>
internal sealed class ProcessContainer : IContainer
{
    private const string Become = "[ -n \"$0\" ] && echo 0 > \"$0\"; unset PWD OLDPWD; exec \"$@\"";

    private const string Enter = "echo $$ > \"$1/pid\"; shift; " + Become + " >&3 2>&4 3>&- 4>&-";

    // What a terminal sends to the server is not for it: it stays until the program has ended. The other streams are the server's.
    private const string Wait = "exec 3<>\"$1/out\" 4<>\"$1/err\" </dev/null >/dev/null 2>&1; trap : HUP INT QUIT TERM; "
        + "{0} /bin/sh -c '" + Enter + "' \"$0\" \"$@\"; c=$?; echo $c > \"$1/exit\"; exit $c";

    private readonly TaskCompletionSource<ContainerEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ContainerStart what;
    private readonly string image;
    private readonly string directory;
    private readonly Owner owner;
    private readonly TimeProvider time;
    private readonly RunFolder folder;
    private MemoryGroup? memory;
    private bool isFollowed;
    private bool isKilled;

    /// <param name="directory">Where it runs.</param>
    public ProcessContainer(ContainerStart what, string image, string directory, Owner owner, TimeProvider time)
    {
        (this.what, this.image, this.directory, this.owner, this.time) = (what, image, directory, owner, time);
        folder = new RunFolder(owner.FolderOf(what));
    }

    public ValueList<PortBinding> Ports => what.OwnPorts;

    public Task<ContainerEnd> Ended => ended.Task;

    /// <summary>What the server before this one left of it: its process, which runs or has ended.</summary>
    /// <returns>Null where there is none, or it has ended and nothing tells how.</returns>
    public static (ProcessContainer Container, int Process, DateTimeOffset Since)? Left(
        ContainerStart what, string directory, Owner owner, TimeProvider time)
    {
        var left = new ProcessContainer(what, what.Image, directory, owner, time);
        if (left.folder.Process is not { } process || (left.folder.ExitCode is null && !left.IsAlive(process)))
        {
            return null;
        }
        left.memory = MemoryGroup.Find(left.GroupName);
        _ = left.Follow(left.ExitOfAnothers(process), left.folder.Hold());
        return (left, process, left.folder.Since);
    }

    private string GroupName => $"{what.TaskId}-{what.Name}";

    public Task<NotStarted?> Start()
    {
        var executable = Executable.Of(what, image, directory);
        if (executable.Why is { } why)
        {
            return Refused(why);
        }
        if (what.MemoryBytes is { } bytes)
        {
            memory = MemoryGroup.TryCreate(GroupName, bytes);
        }
        try
        {
            folder.Create();
            var held = folder.Hold();
            var told = Told([
                Wait.Replace("{0}", ProcessGroup.Leader, StringComparison.Ordinal), memory?.Members ?? "", folder.Path, executable.File,
                .. executable.Arguments]);
            _ = Follow(Begun(told, held), held);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return Refused($"OCI runtime create failed: unable to start container process: {e.Message}");
        }
        return Task.FromResult<NotStarted?>(null);
    }

    public async Task Stop(TimeSpan patience)
    {
        if (!isFollowed || ended.Task.IsCompleted)
        {
            return;
        }
        if (patience > TimeSpan.Zero)
        {
            await Signal(ProcessGroup.Term);
            await Task.WhenAny(ended.Task, Task.Delay(patience, time));
        }
        if (!ended.Task.IsCompleted)
        {
            isKilled = true;
            await Signal(ProcessGroup.Kill);
        }
        await ended.Task;
    }

    public async Task<bool> Check(ValueList<string> command, TimeSpan timeout)
    {
        ValueList<string> words = command switch
        {
            ["CMD-SHELL", ..] => ["/bin/sh", "-c", string.Join(' ', command.Skip(1))],
            ["CMD", ..] => [.. command.Skip(1)],
            _ => command,
        };
        if (words.Count == 0)
        {
            return false;
        }
        Process check;
        try
        {
            string[] leader = ProcessGroup.Leader is { } setsid ? [setsid] : [];
            var told = Told([Become, "", .. leader, .. words]);
            (told.RedirectStandardInput, told.RedirectStandardOutput, told.RedirectStandardError) = (true, true, true);
            check = Process.Start(told)!;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return false;
        }
        using (check)
        {
            // What it writes is read away, or it would wait for that.
            var output = Task.WhenAll(
                Lines.Read(check.StandardOutput.BaseStream, Nothing), Lines.Read(check.StandardError.BaseStream, Nothing));
            var exited = check.WaitForExitAsync();
            bool inTime = await Task.WhenAny(exited, Task.Delay(timeout, time)) == exited;
            ProcessGroup.Signal(check.Id, ProcessGroup.Kill, lives: !inTime);
            await exited;
            await Task.WhenAny(output, Task.Delay(Limits.StreamsLinger, time));
            return inTime && check.ExitCode == 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop(TimeSpan.Zero);
        await (memory?.RemoveWhenEmpty(time) ?? Task.CompletedTask);
        folder.Delete();
        if (Path.GetDirectoryName(folder.Path) is { } task && Directory.Exists(task) && !Directory.EnumerateFileSystemEntries(task).Any())
        {
            Directory.Delete(task);
        }
    }

    private static Task<NotStarted?> Refused(string why) => Task.FromResult<NotStarted?>(new NotStarted(true, why));

    private static ValueTask Nothing(string line) => ValueTask.CompletedTask;

    private ProcessStartInfo Told(IEnumerable<string> words)
    {
        var told = new ProcessStartInfo("/bin/sh") { WorkingDirectory = directory, UseShellExecute = false };
        told.ArgumentList.Add("-c");
        foreach (string word in words)
        {
            told.ArgumentList.Add(word);
        }
        told.Environment.Clear();
        told.Environment["PATH"] = Executable.UsualPath;
        foreach (var (name, value) in what.Environment.Where(e => e.Name.Length > 0))
        {
            told.Environment[name] = value;
        }
        told.Environment[Owner.Variable] = owner.Value;
        return told;
    }

    /// <summary>To the program, once it has begun; it hears nothing when it has ended.</summary>
    private async Task Signal(int signal)
    {
        int? process;
        while ((process = folder.Process) is null && !ended.Task.IsCompleted)
        {
            await Task.WhenAny(ended.Task, Task.Delay(Limits.BeginsSoon, time));
        }
        if (process is { } id && !ended.Task.IsCompleted)
        {
            ProcessGroup.Signal(id, signal, lives: true);
        }
    }

    private bool IsAlive(int process) =>
        ProcessGroup.Runs(process) && ProcessGroup.SessionOf(process) == process && Owner.Of(process) == owner.Value;

    private static async Task<int?> ExitOf(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
    }

    /// <summary>Of a process that is no child of this one.</summary>
    private async Task<int?> ExitOfAnothers(int process)
    {
        while (folder.ExitCode is null && IsAlive(process))
        {
            await Task.Delay(Limits.LookAgain, time);
        }
        if (folder.ExitCode is null)
        {
            // Who writes it down learns of the end when this one does.
            await Task.Delay(Limits.LookAgain, time);
        }
        return folder.ExitCode ?? (isKilled ? 128 + ProcessGroup.Kill : null);
    }

    private static Task<int?> Begun(ProcessStartInfo told, RunFolder.Held held)
    {
        try
        {
            return ExitOf(Process.Start(told)!);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private async Task Follow(Task<int?> exit, RunFolder.Held held)
    {
        isFollowed = true;
        var streams = new[] { folder.Open(RunFolder.Output), folder.Open(RunFolder.Errors) };
        var output = Task.WhenAll(streams.Select(Print));
        int? code = await exit;
        if (folder.Process is { } process)
        {
            // What it has started and left behind ends with it, and with that the streams; one that left the group may hold them open.
            ProcessGroup.Signal(process, ProcessGroup.Kill, lives: false);
        }
        // What is in a stream that nobody has open is gone.
        await Task.WhenAll(streams);
        held.Dispose();
        await Task.WhenAny(output, Task.Delay(Limits.StreamsLinger, time));
        ended.TrySetResult(new ContainerEnd(code, code == 128 + ProcessGroup.Kill && memory is { EndedOne: true }));
    }

    private async Task Print(Task<Stream> opening)
    {
        using var stream = await opening;
        await Lines.Read(stream, what.Printed);
    }
}
