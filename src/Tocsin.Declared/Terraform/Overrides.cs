using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Lays a block of an override file over the one it overrides.</summary>
internal static class Overrides
{
    public static bool IsOverride(string fileName)
    {
        string name = ModuleFiles.NameOf(fileName);
        return name == "override" || name.EndsWith("_override", StringComparison.Ordinal);
    }

    /// <summary>Arguments replace arguments; nested blocks of one type replace all nested blocks of that type.</summary>
    public static Block Merge(Block below, Block over)
    {
        var replaced = over.Body.Blocks.Select(b => b.Type).ToHashSet();
        return below with
        {
            Body = below.Body with
            {
                Arguments = below.Body.Arguments.Where(a => over.Body[a.Name] is null).Concat(over.Body.Arguments).ToValueList(),
                Blocks = below.Body.Blocks.Where(b => !replaced.Contains(b.Type) && over.Body[b.Type] is not { IsJson: true })
                    .Concat(over.Body.Blocks).ToValueList(),
            },
        };
    }
}
