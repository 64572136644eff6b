using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Tasks.Processes;

/// <summary>Processes of this machine, and the groups that they lead.</summary>
internal static partial class ProcessGroup
{
    public const int Term = 15;
    public const int Kill = 9;

    /// <summary>Where the program is that makes a process the leader of a group of its own; null where there is none.</summary>
    public static string? Leader { get; } = Array.Find(["/usr/bin/setsid", "/bin/setsid"], File.Exists);

    /// <summary>To the group that a process leads; what is gone hears nothing.</summary>
    /// <param name="lives">
    /// The process has not ended, so its id is its own: it hears the signal also where it does not lead its group yet, or never will.
    /// </param>
    public static void Signal(int process, int signal, bool lives)
    {
        if (Send(-process, signal) != 0 && lives)
        {
            _ = Send(process, signal);
        }
    }

    /// <summary>
    /// When the process began, in the ticks of the machine: with its id it names one process among all that ever had the id. Null where it
    /// is gone, or nothing tells.
    /// </summary>
    /// <remarks>
    /// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, where fields are counted from one; the second may hold anything in
    /// parentheses.
    /// </remarks>
    public static long? BegunAt(int process) => Field(process, 22);

    public static int? ParentOf(int process) => (int?)Field(process, 4);

    /// <summary>The process that leads the session it is in.</summary>
    public static int? SessionOf(int process) => (int?)Field(process, 6);

    /// <summary>Whether it runs: one that nobody has asked for its end does not.</summary>
    public static bool Runs(int process)
    {
        string? stat = Stat(process);
        return stat is not null && stat[stat.LastIndexOf(')') + 2] != 'Z';
    }

    private static long? Field(int process, int number) =>
        Stat(process) is { } stat && stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is { } fields && fields.Length > number - 3
            && long.TryParse(fields[number - 3], NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value : null;

    private static string? Stat(int process)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
