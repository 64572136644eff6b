using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions;

/// <summary>What functions may know of the world outside their arguments.</summary>
/// <param name="ModuleDirectory"><c>path.module</c>: relative paths given to <c>file</c> and its kin are resolved by the reader from the working directory, as Terraform does.</param>
/// <param name="ReadFile">The bytes of a file, or why there are none. Bounded by whoever gives it.</param>
/// <param name="ListFiles">The files below a folder, as paths relative to it with <c>/</c>, for <c>fileset</c>.</param>
/// <param name="RenderTemplate">Renders template text with variables, for <c>templatefile</c> and <c>templatestring</c>.</param>
/// <param name="Now">The time of the run, for the functions that read the clock.</param>
public sealed record FunctionContext(
    string ModuleDirectory,
    Func<string, FileRead> ReadFile,
    Func<string, IReadOnlyList<string>> ListFiles,
    Func<string, string, Entries, Attempt> RenderTemplate,
    DateTimeOffset Now);

/// <summary>What reading a file gave.</summary>
public abstract record FileRead
{
    private FileRead()
    {
    }

    public sealed record Found(ReadOnlyMemory<byte> Bytes) : FileRead;

    public sealed record Missing : FileRead;

    /// <param name="Cause">Why it cannot be read: too large, a directory, no permission.</param>
    public sealed record Refused(string Cause) : FileRead;
}
