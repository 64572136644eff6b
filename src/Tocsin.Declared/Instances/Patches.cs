using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>The changes a caller asks for, and which of them met something.</summary>
internal sealed class Patches(ValueList<Patch> all, Findings findings)
{
    /// <summary>So many addresses are told where none comes near.</summary>
    private const int MostNamed = 5;

    private readonly HashSet<Patch> met = [];

    /// <param name="resource">The address without the instance's key.</param>
    public bool Removes(string resource, string address)
    {
        var removals = all.Where(p => p is Patch.Remove r && (r.Address == address || r.Address == resource)).ToList();
        met.UnionWith(removals);
        return removals.Count > 0;
    }

    public DeclaredBody Change(string resource, string type, string address, DeclaredBody body, BlockSchema schema)
    {
        foreach (var patch in all.OfType<Patch.Set>())
        {
            string? path = Behind(patch.Target, address) ?? Behind(patch.Target, resource);
            if (path is null || path.StartsWith('['))
            {
                continue;
            }
            met.Add(patch);
            if (PatchedBody.Set(body, schema, path, patch.Value) is { } changed)
            {
                body = changed;
            }
            else
            {
                RefuseSetting(patch, path, type, address, schema);
            }
        }
        return body;
    }

    /// <summary>
    /// The properties of a template's resource with what is set in them. What a nested stack's own resources are set to is theirs.
    /// </summary>
    public Value Change(string address, Value properties)
    {
        foreach (var patch in all.OfType<Patch.Set>())
        {
            if (Behind(patch.Target, address) is not { } path)
            {
                continue;
            }
            met.Add(patch);
            if (PatchedBody.SetInValue(properties, path, patch.Value) is { } changed)
            {
                properties = changed;
            }
            else
            {
                findings.Error(
                    FindingCode.InvalidArgument, patch.Where,
                    $"The patch sets {path} of {address}, and there is no place for that in its properties.");
            }
        }
        return properties;
    }

    public void ReportUnused(IEnumerable<string> addresses)
    {
        IReadOnlyList<string> known = met.Count == all.Count ? [] : [.. addresses.Distinct()];
        foreach (var patch in all.Where(p => !met.Contains(p)))
        {
            string named = patch is Patch.Remove removal ? removal.Address : ((Patch.Set)patch).Target;
            bool isData = patch is Patch.Remove && $".{named}".Contains(".data.", StringComparison.Ordinal);
            findings.Error(
                FindingCode.InvalidReference, patch.Where,
                isData
                    ? $"The patch removes {named}: a data source looks something up and declares nothing."
                    : $"The patch names {named}, and nothing of that address is declared.",
                isData ? "the address of the resource that uses it" : Nearest(patch, named, known) ?? Some(known));
        }
    }

    /// <summary>
    /// What is set has an argument's name behind the address: of all that may be the address, what comes nearest to one that is declared.
    /// </summary>
    private static string? Nearest(Patch patch, string named, IReadOnlyList<string> known) => patch is Patch.Remove
        ? NearestName.Of(named, known)
        : Enumerable.Range(0, named.Length).Where(i => named[i] == '.').Select(i => (Written: named[..i], Behind: named[i..]))
            .Select(p => (Near: NearestName.Of(p.Written, known), p.Written, p.Behind)).Where(p => p.Near is not null)
            .OrderBy(p => EditDistance.Between(p.Near!, p.Written)).Select(p => p.Near + p.Behind).FirstOrDefault();

    private static string? Some(IReadOnlyList<string> known) => known.Count == 0 ? null
        : $"one of {string.Join(", ", known.Take(MostNamed))}{(known.Count > MostNamed ? $" and {known.Count - MostNamed} more" : "")}";

    private void RefuseSetting(Patch.Set patch, string path, string type, string address, BlockSchema schema)
    {
        var (start, name, siblings) = PatchedBody.Misfit(schema, path);
        string sets = $"The patch sets {path} of {address}, and";
        if (name.Length == 0 || siblings.Contains(name))
        {
            findings.Error(
                FindingCode.InvalidArgument, patch.Where, name.Length == 0
                    ? $"{sets} that is a block."
                    : $"{sets} {name} takes no such value.",
                name.Length == 0 ? $"what is in it: {Listing.Of(siblings)}" : null);
            return;
        }
        findings.Error(
            FindingCode.InvalidArgument, patch.Where, $"{sets} a resource of type {type} has no {name} there.",
            NearestName.Of(name, siblings) is { } near
                ? $"{address}.{path[..start]}{near}{path[(start + name.Length)..]}" : $"one of {Listing.Of(siblings)}");
    }

    private static string? Behind(string target, string address) =>
        target.StartsWith(address + ".", StringComparison.Ordinal) ? target[(address.Length + 1)..] : null;
}
