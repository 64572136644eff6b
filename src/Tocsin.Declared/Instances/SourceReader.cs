using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Tocsin.Declared.Functions;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>Reads the files of one reading and keeps count of their bytes. Paths are resolved against the folder, as if terraform ran there.</summary>
internal sealed class SourceReader(FolderAccess access, string folder, Findings findings)
{
    private long total;

    /// <summary>A text file of the folder; null, with a finding, when it cannot be read as text.</summary>
    public SourceText? Text(string path)
    {
        switch (Bytes(path))
        {
            case FileRead.Found { Bytes: var bytes } when Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0):
                var source = new SourceText(path, Encoding.UTF8.GetString(bytes.Span));
                findings.Sources.Add(source);
                return source;
            case FileRead.Found:
                findings.Error(FindingCode.UnreadableFile, Nowhere(path), $"{path} is not text in UTF-8, and terraform reads nothing else.", "save the file as UTF-8, or move it out of the folder");
                return null;
            case FileRead.Refused refused:
                bool large = refused.Cause.StartsWith("it is larger", StringComparison.Ordinal);
                findings.Error(
                    large ? FindingCode.TooLarge : FindingCode.UnreadableFile, Nowhere(path), $"{path} was not read: {refused.Cause}.",
                    large ? "keep large data out of the folder of the .tf files" : null);
                return null;
            default:
                findings.Error(FindingCode.UnreadableFile, Nowhere(path), $"There is no file {path}.");
                return null;
        }
    }

    public FileRead Bytes(string path)
    {
        try
        {
            string full = Path.IsPathRooted(path) ? path : Join(folder, path);
            if (access.Length(full) is not { } length)
            {
                return new FileRead.Missing();
            }
            if (length > Limits.FileBytes || total + length > Limits.TotalBytes)
            {
                return new FileRead.Refused(string.Create(
                    CultureInfo.InvariantCulture,
                    $"it is larger than {Limits.FileBytes >> 20} MiB, or all files together are larger than {Limits.TotalBytes >> 20} MiB"));
            }
            total += length;
            return new FileRead.Found(access.Read(full));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new FileRead.Refused(e.Message.TrimEnd('.'));
        }
    }

    public IReadOnlyList<string> Tree(string path)
    {
        try
        {
            return access.Tree(Path.IsPathRooted(path) ? path : Join(folder, path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>The top of a file that has no text.</summary>
    public static Span Nowhere(string path) => new(new SourceText(path, ""), 0, 0);

    public static string Join(string folder, string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path[2..];
        }
        return folder is "" or "." ? path : path is "." or "" ? folder : $"{folder.TrimEnd('/')}/{path}";
    }
}
