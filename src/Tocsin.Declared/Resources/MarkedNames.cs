using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>
/// Resources whose own name is not known offline, each known by the text of its name all the same: whoever refers to it by its ARN,
/// by its name or by the same expression has that text too.
/// </summary>
/// <remarks>
/// Two of one kind whose names are the same text may be two resources all the same, since what a function makes of an unknown value is
/// called as the value is (<c>substr(var.project, 0, 3)</c>): then neither is told from the other, and both are left out.
/// </remarks>
internal sealed class MarkedNames
{
    private readonly HashSet<(string Type, string Name)> ambiguous;

    private MarkedNames(HashSet<(string Type, string Name)> ambiguous) => this.ambiguous = ambiguous;

    public static MarkedNames Of(IEnumerable<ResourceInstance> instances) => new(
        [
            .. from instance in instances
               where ResourceTypes.Find(instance.Type).NameOf is not null
               let name = ResourceTypes.Find(instance.Type).NameOf!(instance)
               where Unknown.In(name)
               group instance by (instance.Type, name) into same
               where same.Skip(1).Any()
               select same.Key,
        ]);

    /// <summary>Whether nobody can tell which resource is meant by the name of this one.</summary>
    public bool AreAmbiguous(ResourceInstance instance) =>
        ambiguous.Count > 0 && ResourceTypes.Find(instance.Type).NameOf is { } nameOf
            && ambiguous.Contains((instance.Type, nameOf(instance)));
}
