using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>One thing that the admin API does.</summary>
/// <param name="Path">Behind <c>/_tocsin</c>; a last part <c>{id}</c> stands for anything.</param>
/// <param name="Summary">A sentence, for the description of the API.</param>
/// <param name="Needs">Which key it needs, where there are keys.</param>
/// <param name="Parameters">Of the query string, each with what it means.</param>
internal sealed record AdminRoute(
    string Method, string Path, string Summary, AdminKey Needs, ValueList<(string Name, string Meaning)> Parameters,
    Func<AdminCall, Task> Handle)
{
    private const string Id = "{id}";

    /// <summary>What stands for the id, or nothing; null where the path is another.</summary>
    /// <param name="path">As it was sent, not decoded: an id may hold anything, a slash among it.</param>
    public string? Match(string path)
    {
        if (!Path.EndsWith(Id, StringComparison.Ordinal))
        {
            return path == Path ? "" : null;
        }
        string before = Path[..^Id.Length];
        return path.Length > before.Length && path.StartsWith(before, StringComparison.Ordinal)
            && path.IndexOf('/', before.Length) < 0 ? Uri.UnescapeDataString(path[before.Length..]) : null;
    }
}
