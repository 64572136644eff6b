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
    /// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, the 22nd field; the second may hold anything in parentheses.
    /// </remarks>
    public static long? BegunAt(int process)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{process}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
