using System.Globalization;
using Tocsin.Tasks.Runs;

namespace Tocsin.Tasks.Processes;

/// <summary>A control group that bounds the memory of one container, and counts the processes that were ended for it.</summary>
/// <remarks>
/// Of version 1 or 2 of control groups, whichever has the memory controller here; where neither may be written, there is no bound, and an
/// end by SIGKILL is told as that and no more: https://docs.kernel.org/admin-guide/cgroup-v2.html
/// </remarks>
internal sealed class MemoryGroup : IDisposable
{
    private const string Prefix = "tocsin-";
    private const string Version1 = "/sys/fs/cgroup/memory";
    private const string Version2 = "/sys/fs/cgroup";

    private readonly string folder;
    private readonly bool isVersion1;

    private MemoryGroup(string folder, bool isVersion1) => (this.folder, this.isVersion1) = (folder, isVersion1);

    /// <summary>The file that a process writes 0 to, to be in it.</summary>
    public string Members => Path.Combine(folder, "cgroup.procs");

    public bool EndedOne => Count(isVersion1 ? "memory.oom_control" : "memory.events") > 0;

    /// <returns>Null where it may not be made.</returns>
    public static MemoryGroup? TryCreate(string name, long bytes)
    {
        bool isVersion1 = Directory.Exists(Version1);
        string folder = Path.Combine(isVersion1 ? Version1 : Version2, $"{Prefix}{Owner.Process}-{name}");
        try
        {
            if (!isVersion1 && !File.ReadAllText($"{Version2}/cgroup.controllers").Contains("memory", StringComparison.Ordinal))
            {
                return null;
            }
            Directory.CreateDirectory(folder);
            string limit = bytes.ToString(CultureInfo.InvariantCulture);
            if (isVersion1)
            {
                File.WriteAllText($"{folder}/memory.limit_in_bytes", limit);
                // Absent where the kernel does not account for swap.
                if (File.Exists($"{folder}/memory.memsw.limit_in_bytes"))
                {
                    File.WriteAllText($"{folder}/memory.memsw.limit_in_bytes", limit);
                }
            }
            else
            {
                File.WriteAllText($"{folder}/memory.max", limit);
                File.WriteAllText($"{folder}/memory.swap.max", "0");
            }
            return new MemoryGroup(folder, isVersion1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(folder);
            return null;
        }
    }

    /// <summary>One that a server made which is gone; null where there is none.</summary>
    public static MemoryGroup? Find(string name)
    {
        bool isVersion1 = Directory.Exists(Version1);
        string root = isVersion1 ? Version1 : Version2;
        string? folder = Directory.Exists(root) ? Directory.EnumerateDirectories(root, $"{Prefix}*-{name}").FirstOrDefault() : null;
        return folder is null ? null : new MemoryGroup(folder, isVersion1);
    }

    /// <summary>Removes those whose server is gone.</summary>
    public static void RemoveOrphans()
    {
        string root = Directory.Exists(Version1) ? Version1 : Version2;
        if (Directory.Exists(root))
        {
            foreach (string folder in Directory.EnumerateDirectories(root, $"{Prefix}*"))
            {
                if (!Owner.IsProcess(Path.GetFileName(folder)[Prefix.Length..].Split('-')[0]))
                {
                    Remove(folder);
                }
            }
        }
    }

    public void Dispose() => Remove(folder);

    /// <summary>Removes it when its last process is gone: the kernel takes a moment to end those that were killed.</summary>
    public async Task RemoveWhenEmpty(TimeProvider time)
    {
        for (var end = time.GetUtcNow() + Limits.GroupEmpties; !Remove(folder) && time.GetUtcNow() < end;)
        {
            await Task.Delay(Limits.BeginsSoon, time);
        }
    }

    /// <returns>False where it has a process yet, and stays; the next server that begins removes it.</returns>
    private static bool Remove(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e is DirectoryNotFoundException;
        }
    }

    private long Count(string file)
    {
        try
        {
            string? line = File.ReadLines(Path.Combine(folder, file))
                .FirstOrDefault(l => l.StartsWith("oom_kill ", StringComparison.Ordinal));
            return long.TryParse(line?[9..], NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
