using Tocsin.Tasks.Runs;
using Tocsin.Text;

namespace Tocsin.Tasks.Processes;

/// <summary>The file that a container runs, and what it is given.</summary>
/// <param name="Why">Why there is none to run; null where there is.</param>
internal sealed record Executable(string File, ValueList<string> Arguments, string? Why = null)
{
    /// <summary>What images have where they say nothing else.</summary>
    public const string UsualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <param name="image">The file that stands for the image: its entrypoint where the container has none.</param>
    public static Executable Of(ContainerStart what, string image, string directory)
    {
        ValueList<string> all = [.. what.EntryPoint.Count > 0 ? what.EntryPoint : [image], .. what.Command];
        string path = what.Environment.LastOrDefault(e => e.Name == "PATH").Value ?? UsualPath;
        return Find(all[0], path, directory) switch
        {
            { } file when IsExecutable(file) => new(file, [.. all.Skip(1)]),
            { } => Refused($"exec: \"{all[0]}\": permission denied"),
            null when all[0].Contains('/') => Refused($"exec: \"{all[0]}\": stat {all[0]}: no such file or directory"),
            null => Refused($"exec: \"{all[0]}\": executable file not found in $PATH"),
        };
    }

    private static string? Find(string name, string path, string directory) =>
        name.Contains('/')
            ? Existing(Path.Combine(directory, name))
            : path.Split(':').Select(p => Existing(Path.Combine(p, name))).FirstOrDefault(f => f is not null);

    private static string? Existing(string file) => System.IO.File.Exists(file) ? file : null;

    private static bool IsExecutable(string file) =>
        OperatingSystem.IsWindows() || (System.IO.File.GetUnixFileMode(file) & Execute) != 0;

    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>In the words of the runtime that ECS's agent repeats.</summary>
    private static Executable Refused(string why) =>
        new("", [], $"OCI runtime create failed: unable to start container process: {why}");
}
