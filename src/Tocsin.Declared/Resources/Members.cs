using System.Text;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>How the members of a resource's AWS requests are called in its Terraform block.</summary>
/// <remarks>Ordinarily it is the same name in the other spelling, <c>KmsMasterKeyId</c> and <c>kms_master_key_id</c>; only what differs is listed.</remarks>
/// <param name="Different">API member paths, and what is declared instead; what follows a listed path follows it there unchanged.</param>
internal sealed record Members(params ValueList<(string Member, string Declared)> Different)
{
    /// <summary>The block answers for the listed members only: another one declares the resource.</summary>
    public bool OnlyThese { get; init; }

    /// <summary>What Terraform's words become where the block says the same in other ones; null is none.</summary>
    public Wording? Wording { get; init; }

    /// <summary>Members that are JSON texts in the declaration: what follows their path is a place inside the text.</summary>
    public ValueList<string> Documents { get; init; }

    /// <summary>The dotted path in the block, and the JSON Pointer into the value there; null when this block does not answer for the member.</summary>
    public (string Path, string Pointer)? Find(string member)
    {
        foreach (var (listed, declared) in Different.OrderByDescending(d => d.Member.Length))
        {
            if (member == listed || member.StartsWith(listed + ".", StringComparison.Ordinal))
            {
                string rest = member[listed.Length..];
                return Documents.Contains(listed) ? (declared, rest.Replace('.', '/')) : (declared + rest, "");
            }
        }
        return OnlyThese ? null : (SnakeCase(member), "");
    }

    private static string SnakeCase(string member)
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
