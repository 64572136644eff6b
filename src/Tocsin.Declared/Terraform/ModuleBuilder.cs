using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Puts the files of a folder together: first the ordinary ones, then those that override.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/files/override</remarks>
internal sealed class ModuleBuilder(Findings findings)
{
    private readonly Dictionary<string, Block> variables = [];
    private readonly Dictionary<string, Argument> locals = [];
    private readonly Dictionary<string, DeclaredResource> resources = [];
    private readonly Dictionary<string, Block> calls = [];
    private readonly Dictionary<string, Block> providers = [];
    private readonly Dictionary<string, Block> outputs = [];

    public Module Module => new(variables, locals, resources, providers, calls, outputs);

    public void Add(Body file, bool isOverride)
    {
        foreach (var argument in file.Arguments)
        {
            findings.Error(
                FindingCode.InvalidSyntax, argument.Span,
                $"An argument named \"{argument.Name}\" is not expected here: a .tf file holds blocks.");
        }
        foreach (var block in file.Blocks)
        {
            Add(block, isOverride);
        }
    }

    private void Add(Block block, bool isOverride)
    {
        switch (block.Type)
        {
            case "resource" or "data" when HasLabels(block, 2):
                var resource = new DeclaredResource(block.Type == "data", block.Labels[0].Name, block.Labels[1].Name, block);
                Put(
                    resources, resource.Address, resource, isOverride, block,
                    (below, over) => below with { Block = Overrides.Merge(below.Block, over.Block) });
                break;
            case "variable" when HasLabels(block, 1):
                Put(variables, block.Labels[0].Name, block, isOverride, block, Overrides.Merge);
                break;
            case "module" when HasLabels(block, 1):
                Put(calls, block.Labels[0].Name, block, isOverride, block, Overrides.Merge);
                break;
            case "provider" when HasLabels(block, 1):
                Put(providers, Terraform.Module.ProviderKey(block), block, isOverride, block, Overrides.Merge);
                break;
            case "output" when HasLabels(block, 1):
                Put(outputs, block.Labels[0].Name, block, isOverride, block, Overrides.Merge);
                break;
            case "locals":
                foreach (var local in block.Body.Arguments)
                {
                    Put(locals, local.Name, local, isOverride, block with { Header = local.NameSpan }, (_, over) => over);
                }
                break;
            case "resource" or "data" or "variable" or "module" or "provider" or "terraform" or "output" or "moved" or "import" or "removed"
                or "check" or "ephemeral":
                break;
            default:
                findings.Error(
                    FindingCode.InvalidSyntax, block.Header,
                    $"Blocks of type \"{block.Type}\" are not expected here; terraform refuses them.",
                    NearestName.Of(block.Type, BlockTypes));
                break;
        }
    }

    private static readonly string[] BlockTypes = [
        "resource", "data", "variable", "locals", "module", "provider", "terraform", "output", "moved", "import", "removed", "check"];

    private void Put<T>(Dictionary<string, T> all, string key, T item, bool isOverride, Block block, Func<T, T, T> merge)
        where T : notnull
    {
        if (all.TryAdd(key, item))
        {
            if (isOverride)
            {
                findings.Error(FindingCode.InvalidReference, block.Header, $"This overrides {key}, which no other file declares.");
            }
        }
        else if (isOverride)
        {
            all[key] = merge(all[key], item);
        }
        else
        {
            findings.Error(
                FindingCode.DuplicateDeclaration, block.Header,
                $"{key} is declared twice; terraform refuses that, and the first counts here.", "give one of them another name");
        }
    }

    private bool HasLabels(Block block, int count)
    {
        bool ok = block.Labels.Count == count;
        if (!ok)
        {
            string labels = count == 2 ? "two labels, its type and name" : "one label, its name";
            findings.Error(FindingCode.InvalidSyntax, block.Header, $"A {block.Type} block has {labels}.");
        }
        return ok;
    }
}
