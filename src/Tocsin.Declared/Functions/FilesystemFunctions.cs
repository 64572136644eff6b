using System.Text;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Texts;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions;

/// <summary>Functions of files and paths. Files are read through the context, which bounds what may be read.</summary>
internal static class FilesystemFunctions
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IReadOnlyList<Function> All { get; } =
    [
        new("file", [Str("path")], a => ReadText(a, "file")),
        new("filebase64", [Str("path")], a => Read(a).Then(bytes => Value.Of(Convert.ToBase64String(bytes)))),
        new("fileexists", [Str("path")], FileExists),
        new("fileset", [Str("path"), Str("pattern")], FileSet),
        new("templatefile", [Str("path"), Any("vars")], TemplateFile),
        new(
            "templatestring", [Str("template"), Any("vars")],
            a => Variables(a, out var failed) is { } variables
                ? a.Context.RenderTemplate("<templatestring argument>", a.Text(0), variables) : failed),
        new("abspath", [Str("path")], a => Value.Of(Clean(Join(a.Context.WorkingDirectory, a.Text(0))))),
        new("basename", [Str("path")], a => Value.Of(BaseName(a.Text(0)))),
        new("dirname", [Str("path")], a => Value.Of(DirectoryName(a.Text(0)))),

        // The home directory is another one wherever this is applied.
        new(
            "pathexpand", [Str("path")],
            a => a.Text(0) is "~" or ['~', '/', ..] ? new Value.Unknown([$"pathexpand(\"{a.Text(0)}\")"]) : a[0]),
    ];

    /// <summary>The bytes of the file that the first argument names.</summary>
    public static FileBytes Read(Arguments a) => a.Context.ReadFile(a.Text(0)) switch
    {
        FileRead.Found found => new FileBytes(found.Bytes.ToArray(), null),
        FileRead.Refused refused => new FileBytes([], $"failed to read file: {refused.Cause}"),
        _ =>
            new FileBytes(
                [],
                $"no file exists at \"{a.Text(0)}\"; this function works only with files that are distributed as part of the "
                    + $"configuration source code, so if this "
            + "file will be created by a resource in this configuration you must instead obtain this result from an attribute of that "
                + "resource"),
    };

    private static string ShownPath(Arguments a) =>
        a.Context.ReadFile(a.Text(0)) is FileRead.Found { Shown: { } shown } ? shown : a.Text(0);

    private static Attempt ReadText(Arguments a, string function) => Read(a).Then(bytes =>
    {
        try
        {
            var source = new SourceText(ShownPath(a), Strict.GetString(bytes));
            var text = new Value.String(source.Text);
            return text.Text.Length == source.Text.Length
                ? text with { Segments = [new Segment(0, source.Text.Length, new Span(source, 0, source.Text.Length))] }
                : text;
        }
        catch (DecoderFallbackException)
        {
            return Attempt.Fail(
                $"contents of \"{a.Text(0)}\" are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents "
                    + $"or the other file functions "
                + $"(e.g. filemd5, filesha256) to obtain {function} hashing results instead");
        }
    });

    private static Attempt FileExists(Arguments a) => a.Context.ReadFile(a.Text(0)) switch
    {
        FileRead.Found => Value.Of(true),
        FileRead.Refused refused =>
            Attempt.Fail(
                refused.Cause.Contains("is a directory", StringComparison.Ordinal) ? $"\"{a.Text(0)}\" is a directory, not a "
                    + $"file" : refused.Cause),
        _ => Value.Of(false),
    };

    private static Attempt FileSet(Arguments a)
    {
        string pattern = Clean(Join(a.Text(0), a.Text(1)));
        string root = Clean(a.Text(0));
        if (!pattern.StartsWith(root == "." ? "" : root + "/", StringComparison.Ordinal))
        {
            return new Value.Set(TerraformType.String, []);
        }
        var glob = new Glob(root == "." ? pattern : pattern[(root.Length + 1)..]);
        return Sets.Of(TerraformType.String, a.Context.ListFiles(a.Text(0)).Take(Limits.MaximumItems).Where(glob.Matches).Select(Value.Of));
    }

    private static Attempt TemplateFile(Arguments a) =>
        Variables(a, out var failed) is { } variables
            ? ReadText(a, "file").Then(text => a.Context.RenderTemplate(ShownPath(a), text.AsText() ?? "", variables))
            : failed;

    private static Entries? Variables(Arguments a, out Attempt failed)
    {
        var members = a[1].Members;
        string? invalid = members?.Keys.FirstOrDefault(
            k => k.Length == 0 || !char.IsLetter(k[0]) || !k.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'));
        failed = Attempt.Fail(
            invalid is null ? "invalid vars value: must be a map" : $"invalid template variable name \"{invalid}\": must start with a "
                + $"letter, followed by zero or more letters, digits, and underscores", 1);
        return invalid is null ? members : null;
    }

    private static string Join(string path, string relative) => relative.StartsWith('/') ? relative : $"{path}/{relative}";

    /// <summary>The shortest path that names the same: no empty parts, no <c>.</c>, and <c>..</c> only in front.</summary>
    private static string Clean(string path)
    {
        bool isRooted = path.StartsWith('/');
        var parts = new List<string>();
        foreach (string part in path.Split('/').Where(p => p is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".." || !isRooted)
            {
                parts.Add(part);
            }
        }
        string joined = string.Join('/', parts);
        return isRooted ? $"/{joined}" : joined.Length == 0 ? "." : joined;
    }

    private static string BaseName(string path)
    {
        string trimmed = path.TrimEnd('/');
        return trimmed.Length > 0 ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : path.Length > 0 ? "/" : ".";
    }

    private static string DirectoryName(string path) => Clean(path[..(path.LastIndexOf('/') + 1)]);
}
