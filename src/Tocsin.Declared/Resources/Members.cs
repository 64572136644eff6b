using System.Text;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>
/// How the members of a resource's AWS requests are called in its Terraform block: for reading a request, and for finding where a member is
/// declared.
/// </summary>
/// <remarks>
/// Ordinarily it is the same name in the other spelling, <c>KmsMasterKeyId</c> and <c>kms_master_key_id</c>; only what differs is listed.
/// </remarks>
/// <param name="different">API member paths, and what is declared instead; what follows a listed path follows it there unchanged.</param>
internal sealed class Members(params (string Member, string Declared)[] different)
{
    private readonly Dictionary<string, string> listed = different.ToDictionary(d => d.Member, d => d.Declared);
    private readonly (string Member, string Declared)[] longestFirst = [.. different.OrderByDescending(d => d.Member.Length)];

    /// <summary>Members that no argument gives as they are: what makes them of the instance; null is none.</summary>
    public IReadOnlyDictionary<string, Func<ResourceInstance, Value?>> Made { get; init; } =
        new Dictionary<string, Func<ResourceInstance, Value?>>();

    /// <summary>Members of these values, whatever the block says.</summary>
    public static Members Of(params (string Member, Value? Value)[] given) =>
        new() { Made = given.ToDictionary(g => g.Member, g => (Func<ResourceInstance, Value?>)(_ => g.Value)) };

    /// <summary>The same with some members made of the instance.</summary>
    public Members With(params (string Member, Func<ResourceInstance, Value?> Make)[] made) =>
        new(longestFirst)
        {
            Made = made.ToDictionary(m => m.Member, m => m.Make),
            OnlyThese = OnlyThese,
            Language = Language,
            Documents = Documents,
        };

    /// <summary>The block answers for the listed members only: another one declares the resource.</summary>
    public bool OnlyThese { get; init; }

    /// <summary>What Terraform's words become where the block says the same in other ones; null is none.</summary>
    public Language? Language { get; init; }

    /// <summary>Members that are JSON texts in the declaration: what follows their path is a place inside the text.</summary>
    public ValueList<string> Documents { get; init; }

    /// <summary>
    /// The dotted path in the block, and the JSON Pointer into the value there; null when this block does not answer for the member.
    /// </summary>
    public (string Path, string Pointer)? Find(string member)
    {
        foreach (var (listed, declared) in longestFirst)
        {
            if (member == listed || member.StartsWith(listed + ".", StringComparison.Ordinal))
            {
                string rest = member[listed.Length..];
                return Documents.Contains(listed) ? (declared, rest.Replace('.', '/')) : (declared + rest, "");
            }
        }
        return OnlyThese ? null : (SnakeCase(member), "");
    }

    /// <summary>The argument or block that is listed for a member.</summary>
    public string? Listed(string path) => listed.GetValueOrDefault(path);

    /// <summary>Of a member that is no block's: the listed members inside of it, by their paths from it.</summary>
    public IEnumerable<string> Within(string path) =>
        listed.Keys.Concat(Made.Keys).Where(m => m.StartsWith(path + ".", StringComparison.Ordinal)).Select(m => m[(path.Length + 1)..]);

    public static string SnakeCase(string member)
    {
        var text = new StringBuilder(member.Length + 8);
        foreach (char c in member)
        {
            bool begins = text.Length == 0 || text[^1] == '.';
            text.Append(char.IsUpper(c) && !begins ? "_" : "").Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
