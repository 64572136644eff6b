using System.Formats.Tar;

namespace Tocsin.Declared.Instances;

/// <summary>The file system as the reader sees it, so that a test or an editor can give one that is in memory.</summary>
/// <param name="List">The files directly in a folder as names and lengths in bytes, in any order; null when it is no folder.</param>
/// <param name="Length">The length of a file in bytes, or null when there is none.</param>
/// <param name="Read">The bytes of a file. May throw <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</param>
/// <param name="Tree">All files below a folder, as paths relative to it with <c>/</c>.</param>
public sealed record FolderAccess(
    Func<string, IReadOnlyList<string>?> List,
    Func<string, long?> Length,
    Func<string, byte[]> Read,
    Func<string, IReadOnlyList<string>> Tree)
{
    /// <summary>Where a folder is, from the root of the file system; a path that begins elsewhere where there is no such root.</summary>
    public Func<string, string> Absolute { get; init; } = path => path;

    public static FolderAccess Disk { get; } = new(
        folder =>
            Directory.Exists(folder)
                ? [.. new DirectoryInfo(folder).EnumerateFiles().Take(Limits.FilesInFolder).Select(f => f.Name)]
                : null,
        path => new FileInfo(path) is { Exists: true } file ? Target(file).Length : null,
        ReadRegular,
        folder => Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", Everywhere).Take(Limits.FilesInFolder)
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))]
            : [])
    {
        Absolute = path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)).Replace('\\', '/'),
    };

    /// <summary>
    /// Links to folders are not followed: they can lead in a ring. What may not be listed is passed over, as terraform does.
    /// </summary>
    private static EnumerationOptions Everywhere =>
        new() { RecurseSubdirectories = true, MaxRecursionDepth = 64, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Files in memory by their path, <c>/</c> between folders.</summary>
    public static FolderAccess Memory(IReadOnlyDictionary<string, byte[]> files) => new(
        folder => Below(files, folder) is { Count: > 0 } names ? [.. names.Where(n => !n.Contains('/'))] : null,
        path => files.TryGetValue(SourceReader.Join(".", path), out byte[]? bytes) ? bytes.Length : null,
        path => files.TryGetValue(SourceReader.Join(".", path), out byte[]? bytes) ? bytes : throw new FileNotFoundException(null, path),
        folder => Below(files, folder));

    /// <summary>
    /// The bytes of a file, as many as its length says. One of no length is not opened: a pipe would wait for its writer, a device never
    /// end.
    /// </summary>
    /// <exception cref="IOException">It is no regular file, or cannot be read.</exception>
    public static byte[] ReadRegular(string path)
    {
        var target = Target(new FileInfo(path));
        long length = target.Length;
        if (length == 0)
        {
            return KindOf(target) is { } kind ? throw new IOException($"it is {kind}, and no regular file") : [];
        }
        if (length > Limits.FileBytes)
        {
            throw new IOException($"{path} is larger than the {Limits.FileBytes >> 20} MiB that are read of a file");
        }
        using var file = File.OpenRead(path);
        byte[] bytes = new byte[length];
        int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>
    /// What a file without a length is, when it is no regular one; null for these, and for the one device that is known to be empty.
    /// </summary>
    /// <remarks>Of all that the base library has, only what writes archives asks the system for it, without opening the file.</remarks>
    private static string? KindOf(FileInfo file)
    {
        if (OperatingSystem.IsWindows() || file.FullName == "/dev/null")
        {
            return null;
        }
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(file.FullName, "file");
        }
        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType switch
        {
            TarEntryType.Fifo => "a named pipe",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
            _ => null,
        };
    }

    /// <summary>What a link leads to; the length of the link itself is that of its text.</summary>
    private static FileInfo Target(FileInfo file) =>
        file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;

    private static List<string> Below(IReadOnlyDictionary<string, byte[]> files, string folder)
    {
        string prefix = SourceReader.Join(".", folder) is var joined and not "." ? joined + "/" : "";
        return [
            .. files.Keys.Where(p => p.StartsWith(prefix, StringComparison.Ordinal)).Select(p => p[prefix.Length..])
                .Order(StringComparer.Ordinal)];
    }
}
