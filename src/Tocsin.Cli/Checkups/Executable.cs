using System.ComponentModel;
using System.Diagnostics;

namespace Tocsin.Cli.Checkups;

/// <summary>A program on the PATH, asked for its version.</summary>
internal static class Executable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Where it is; null where it is not.</summary>
    public static string? Find(string name, string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(d => OperatingSystem.IsWindows() ? [$"{name}.exe", $"{name}.cmd"] : new[] { name }, Path.Combine)
            .FirstOrDefault(File.Exists);

    /// <summary>What it prints; null where it fails or takes too long.</summary>
    public static string? Output(string program, string directory, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
