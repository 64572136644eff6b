using System.Globalization;
using System.Text;

namespace Tocsin.Tasks.Processes;

/// <summary>
/// Which server a process belongs to: it stands in the process's environment, so that nothing need be kept of it elsewhere.
/// </summary>
/// <remarks>A server that was killed left its processes; whichever server of this machine begins next ends them.</remarks>
internal static class Owner
{
    public const string Variable = "TOCSIN_SERVER_PROCESS";

    /// <summary>This process: its id, and when it began.</summary>
    public static string Value { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.{ProcessGroup.BegunAt(Environment.ProcessId) ?? 0}");

    /// <summary>Ends the processes whose server is gone.</summary>
    /// <returns>How many.</returns>
    public static int EndOrphans()
    {
        if (!Directory.Exists("/proc/self"))
        {
            return 0;
        }
        int ended = 0;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && Of(folder) is { } owner && !Lives(owner))
            {
                ProcessGroup.Signal(process, ProcessGroup.Kill, lives: true);
                ended++;
            }
        }
        return ended;
    }

    private static string? Of(string folder)
    {
        try
        {
            string[] variables = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "environ"))).Split('\0');
            return Array.Find(variables, v => v.StartsWith($"{Variable}=", StringComparison.Ordinal))?[(Variable.Length + 1)..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static bool Lives(string owner) =>
        owner.Split('.') is [var id, var begun]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int process)
        && ProcessGroup.BegunAt(process)?.ToString(CultureInfo.InvariantCulture) == begun;
}
