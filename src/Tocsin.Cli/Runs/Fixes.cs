using System.Text;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>What the fixes of a run come to.</summary>
/// <param name="Changes">The files that change.</param>
/// <param name="Done">The findings that are gone then.</param>
internal sealed record Fixes(ValueList<FileChange> Changes, ValueList<Finding> Done, ValueList<UnmadeFix> Left);

/// <param name="Why">A clause.</param>
internal sealed record UnmadeFix(Finding Finding, string Why);

/// <param name="FullPath">Where it is.</param>
/// <param name="Shown">As the user would name it.</param>
internal sealed record FileChange(string FullPath, string Shown, string Before, string After)
{
    /// <summary>What findings call the file.</summary>
    public required string Name { get; init; }

    /// <summary>Puts the new text in the place of the old one at once: a file of the same mode beside it, which is then renamed.</summary>
    /// <exception cref="IOException">The file is not what it was when it was read, or cannot be written.</exception>
    public void Write()
    {
        if (!File.ReadAllBytes(FullPath).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(Before)))
        {
            throw new IOException($"{Shown} was changed by somebody else in the meantime; it is left as it is");
        }
        string beside = Path.Combine(Path.GetDirectoryName(FullPath)!, $".{Path.GetFileName(FullPath)}.{Environment.ProcessId}.tmp");
        try
        {
            File.WriteAllBytes(beside, Encoding.UTF8.GetBytes(After));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(beside, File.GetUnixFileMode(FullPath));
            }
            File.Move(beside, FullPath, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
