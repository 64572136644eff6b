using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>What functions may know of the world outside their arguments.</summary>
/// <param name="WorkingDirectory">The absolute path that relative paths are relative to, as Terraform has it: the folder it is run
/// in.</param>
/// <param name="ReadFile">The bytes of a file, or why there are none. Bounded by whoever gives it.</param>
/// <param name="ListFiles">The files below a folder, as paths relative to it with <c>/</c>, for <c>fileset</c>.</param>
/// <param name="RenderTemplate">Renders a template with variables: the path it was read from, its text, the variables. For
/// <c>templatefile</c> and <c>templatestring</c>.</param>
/// <param name="Now">The time of the run, for the functions that read the clock.</param>
public sealed record FunctionContext(
    string WorkingDirectory,
    Func<string, FileRead> ReadFile,
    Func<string, IReadOnlyList<string>> ListFiles,
    Func<string, string, Entries, Attempt> RenderTemplate,
    DateTimeOffset Now)
{
    /// <summary>What was asked before.</summary>
    public Recollection Recollection { get; init; } = new();
}

/// <summary>What reading a file gave.</summary>
public abstract record FileRead
{
    private FileRead()
    {
    }

    public sealed record Found(ReadOnlyMemory<byte> Bytes) : FileRead
    {
        /// <summary>
        /// The path as findings show it, which knows of the other folders that are read; null is the path that was asked for.
        /// </summary>
        public string? Shown { get; init; }
    }

    public sealed record Missing : FileRead;

    /// <param name="Cause">Why it cannot be read: too large, a directory, no permission.</param>
    /// <param name="IsTooLarge">It is left alone for its size: less of it could be read.</param>
    public sealed record Refused(string Cause, bool IsTooLarge = false) : FileRead;
}
