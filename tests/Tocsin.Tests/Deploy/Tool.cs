using System.Diagnostics;

namespace Tocsin.Tests.Deploy;

/// <summary>A program of this machine. A test that needs one that is not here is skipped by the program's name.</summary>
internal static class Tool
{
    public static (int ExitCode, string Output) Run(
        string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(program, directory, environment, arguments);
        // Both streams are read at once, or a full one would stop the program.
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    public static Process Start(
        string program, string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not on this machine");
            throw;
        }
    }
}
