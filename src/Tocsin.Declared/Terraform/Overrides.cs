using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Lays a block of an override file over the one it overrides.</summary>
internal static class Overrides
{
    public static bool IsOverride(string fileName) => fileName == "override.tf" || fileName.EndsWith("_override.tf", StringComparison.Ordinal);

    /// <summary>Arguments replace arguments; nested blocks of one type replace all nested blocks of that type.</summary>
    public static Block Merge(Block below, Block over)
    {
        var replaced = over.Body.Blocks.Select(b => b.Type).ToHashSet();
        return below with
        {
            Body = below.Body with
            {
                Arguments = below.Body.Arguments.Where(a => over.Body[a.Name] is null).Concat(over.Body.Arguments).ToValueList(),
                Blocks = below.Body.Blocks.Where(b => !replaced.Contains(b.Type)).Concat(over.Body.Blocks).ToValueList(),
            },
        };
    }
}
