using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>The changes a caller asks for, and which of them met something.</summary>
internal sealed class Patches(ValueList<Patch> all, Findings findings)
{
    private readonly HashSet<Patch> met = [];

    /// <param name="resource">The address without the instance's key.</param>
    public bool Removes(string resource, string address)
    {
        var removal = all.FirstOrDefault(p => p is Patch.Remove r && (r.Address == address || r.Address == resource));
        return removal is not null && (met.Add(removal) || true);
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
                findings.Error(
                    FindingCode.InvalidArgument, patch.Where, $"{path} of {address} cannot be set to that: a {type} has no such argument, or one of another type.",
                    NearestName.Of(path.Split('.')[0], schema.Items.AsEnumerable().Select(i => i.Name)));
            }
        }
        return body;
    }

    /// <summary>The properties of a template's resource with what is set in them. What a nested stack's own resources are set to is theirs.</summary>
    public Value Change(string address, Value properties)
    {
        foreach (var patch in all.OfType<Patch.Set>())
        {
            if (Behind(patch.Target, address) is { } path && PatchedBody.SetInValue(properties, path, patch.Value) is { } changed)
            {
                met.Add(patch);
                properties = changed;
            }
        }
        return properties;
    }

    public void ReportUnused(IEnumerable<string> addresses)
    {
        foreach (var patch in all.Where(p => !met.Contains(p)))
        {
            string named = patch is Patch.Remove removal ? removal.Address : ((Patch.Set)patch).Target;
            findings.Error(FindingCode.InvalidReference, patch.Where, $"The patch names {named}, and nothing of that address is declared.", NearestName.Of(named, addresses));
        }
    }

    private static string? Behind(string target, string address) =>
        target.StartsWith(address + ".", StringComparison.Ordinal) ? target[(address.Length + 1)..] : null;
}
