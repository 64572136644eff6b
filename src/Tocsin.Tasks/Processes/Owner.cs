using System.Globalization;
using System.Text;
using Tocsin.Tasks.Runs;

namespace Tocsin.Tasks.Processes;

/// <summary>Which server what runs belongs to: it stands in a process's environment and on a container, and is kept nowhere else.</summary>
/// <remarks>
/// A server that keeps nothing is its process: what it left when it was killed, whichever server of this machine begins next ends. One
/// that keeps its data is the file beside it that names its process: what it left waits for the server that has the data next, and is ended
/// by any other once the data are gone.
/// </remarks>
internal sealed class Owner
{
    public const string Variable = "TOCSIN_SERVER_PROCESS";

    private const string LogPlace = ".log";

    private readonly bool survives;

    private Owner(string value, string folder, bool survives) => (Value, Folder, this.survives) = (value, folder, survives);

    /// <summary>This process: its id, and when it began.</summary>
    public static string Process { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.{ProcessGroup.BegunAt(Environment.ProcessId) ?? 0}");

    public string Value { get; }

    /// <summary>What is kept of containers while they run.</summary>
    public string Folder { get; }

    /// <param name="kept">The folder that outlives the server; null where nothing does.</param>
    public static Owner Of(string? kept) => kept is null
        ? new(Process, Path.Combine(Path.GetTempPath(), $"tocsin-tasks-{Process}-{Guid.NewGuid():n}"), survives: false)
        : new(Path.Combine(kept, "server"), kept, survives: true);

    /// <summary>From now on it is this process.</summary>
    public void Claim()
    {
        CreateFolder(Folder);
        if (survives)
        {
            File.WriteAllText(Value, Process);
        }
    }

    /// <summary>Whether what bears this was left by a server that is gone. Asked before anything is started.</summary>
    public bool IsLeft(string value) => value == Value ? survives : !Lives(value);

    public void Release()
    {
        if (!survives && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>What is kept of one container.</summary>
    public string FolderOf(ContainerStart container) => Path.Combine(Folder, container.TaskId, container.Name);

    /// <summary>Where it is kept how far a container's log was told.</summary>
    public string LogPlaceOf(ContainerStart container) => Path.Combine(Folder, $"{container.TaskId}.{container.Name}{LogPlace}");

    /// <summary>Deletes those of containers that nobody follows.</summary>
    public void DeleteLogPlaces(IReadOnlySet<string> adopted)
    {
        foreach (string place in Directory.EnumerateFiles(Folder, $"*{LogPlace}").Where(p => !adopted.Contains(p)))
        {
            File.Delete(place);
        }
    }

    /// <summary>Deletes what was kept of containers that nobody follows: their server was killed before it had put that away.</summary>
    /// <param name="adopted">Folders of containers that are somebody's again.</param>
    public void DeleteFolders(IReadOnlySet<string> adopted)
    {
        foreach (string task in Directory.EnumerateDirectories(Folder))
        {
            foreach (string container in Directory.EnumerateDirectories(task).Where(c => !adopted.Contains(c)))
            {
                Directory.Delete(container, recursive: true);
            }
            if (!Directory.EnumerateFileSystemEntries(task).Any())
            {
                Directory.Delete(task);
            }
        }
    }

    /// <summary>What passes through it is its user's alone.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Ends the processes that servers left which are gone.</summary>
    /// <param name="adopted">Processes that are somebody's again, with the sessions that they lead.</param>
    public void EndOrphans(IReadOnlySet<int> adopted)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return;
        }
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && !adopted.Contains(process) && !adopted.Contains(ProcessGroup.SessionOf(process) ?? 0)
                && Of(process) is { } owner && IsLeft(owner))
            {
                ProcessGroup.Signal(process, ProcessGroup.Kill, lives: true);
            }
        }
    }

    /// <summary>Which server a process belongs to; null where it is none's, or is gone.</summary>
    public static string? Of(int process)
    {
        try
        {
            string[] variables = Encoding.UTF8.GetString(
                File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/environ"))).Split('\0');
            return Array.Find(variables, v => v.StartsWith($"{Variable}=", StringComparison.Ordinal))?[(Variable.Length + 1)..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Its server runs; or it was killed, and what it kept is there for the next one.</summary>
    private static bool Lives(string owner) => owner.Contains('/') ? File.Exists(owner) : IsProcess(owner);

    /// <summary>Whether a process lives that is named by its id and when it began.</summary>
    public static bool IsProcess(string named) =>
        named.Split('.') is [var id, var begun]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int process)
        && ProcessGroup.BegunAt(process)?.ToString(CultureInfo.InvariantCulture) == begun;
}
