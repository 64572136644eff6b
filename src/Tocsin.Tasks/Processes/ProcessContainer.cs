using System.ComponentModel;
using System.Diagnostics;
using Tocsin.Tasks.Runs;
using Tocsin.Text;
using IContainer = Tocsin.Tasks.Runs.IContainer;

namespace Tocsin.Tasks.Processes;

/// <summary>One process as a container.</summary>
/// <remarks>
/// A shell joins the control group and then becomes the program, at the head of a group of its own: so it is bounded from its first
/// instruction, and all that it starts hears the same signals. What of its group is left when it has ended is ended with it.
/// </remarks>
internal sealed class ProcessContainer(ContainerStart what, string image, string directory, TimeProvider time) : IContainer
{
    private const string Join = "[ -n \"$0\" ] && echo 0 > \"$0\"; unset PWD OLDPWD; exec \"$@\"";

    private readonly TaskCompletionSource<ContainerEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private MemoryGroup? memory;

    public Task<ContainerEnd> Ended => ended.Task;

    private string WorkingDirectory => what.Definition.WorkingDirectory ?? directory;

    public Task<string?> Start()
    {
        var executable = Executable.Of(what, image, WorkingDirectory);
        if (executable.Why is { } why)
        {
            return Task.FromResult<string?>(why);
        }
        if (what.MemoryBytes is { } bytes)
        {
            memory = MemoryGroup.TryCreate($"{what.TaskId}-{what.Name}", bytes);
        }
        try
        {
            process = Process.Start(Told(executable, memory))!;
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return Task.FromResult<string?>($"OCI runtime create failed: unable to start container process: {e.Message}");
        }
        _ = Follow(process);
        return Task.FromResult<string?>(null);
    }

    public async Task Stop(TimeSpan patience)
    {
        if (process is null || ended.Task.IsCompleted)
        {
            return;
        }
        if (patience > TimeSpan.Zero)
        {
            ProcessGroup.Signal(process.Id, ProcessGroup.Term, lives: true);
            await Task.WhenAny(ended.Task, Task.Delay(patience, time));
        }
        if (!ended.Task.IsCompleted)
        {
            ProcessGroup.Signal(process.Id, ProcessGroup.Kill, lives: true);
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
            check = Process.Start(Told(new Executable(words[0], [.. words.Skip(1)]), null))!;
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
        process?.Dispose();
        memory?.Dispose();
    }

    private static ValueTask Nothing(string line) => ValueTask.CompletedTask;

    private ProcessStartInfo Told(Executable executable, MemoryGroup? group)
    {
        var told = new ProcessStartInfo("/bin/sh")
        {
            WorkingDirectory = WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] leader = ProcessGroup.Leader is { } setsid ? [setsid] : [];
        foreach (string word in (string[])["-c", Join, group?.Members ?? "", .. leader, executable.File, .. executable.Arguments])
        {
            told.ArgumentList.Add(word);
        }
        told.Environment.Clear();
        told.Environment["PATH"] = Executable.UsualPath;
        foreach (var (name, value) in what.Environment.Where(e => e.Name.Length > 0))
        {
            told.Environment[name] = value;
        }
        told.Environment[Owner.Variable] = Owner.Value;
        return told;
    }

    private async Task Follow(Process running)
    {
        running.StandardInput.Close();
        var output = Task.WhenAll(
            Lines.Read(running.StandardOutput.BaseStream, what.Printed), Lines.Read(running.StandardError.BaseStream, what.Printed));
        await running.WaitForExitAsync();
        int code = running.ExitCode;
        // What it has started and left behind ends with it, and with that the streams; one that left the group may hold them open.
        ProcessGroup.Signal(running.Id, ProcessGroup.Kill, lives: false);
        await Task.WhenAny(output, Task.Delay(Limits.StreamsLinger, time));
        ended.TrySetResult(new ContainerEnd(code, code == 128 + ProcessGroup.Kill && memory is { EndedOne: true }));
    }
}
