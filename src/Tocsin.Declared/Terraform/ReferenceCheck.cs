using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Finds the references to what no file declares, wherever they stand: terraform refuses them even in a branch that is not taken.</summary>
internal sealed class ReferenceCheck(Module module, Findings findings)
{
    public void Run()
    {
        var expressions = module.Resources.Values.SelectMany(InResource)
            .Concat(module.Locals.Values.Select(l => (l.Value, NoNames)))
            .Concat(module.Providers.SelectMany(p => ExpressionTree.Of(p.Body)).Select(e => (e, NoNames)));
        var assumptions = new AssumedFunctions(findings);
        foreach (var (expression, bound) in expressions)
        {
            assumptions.LookThrough(expression);
            foreach (var traversal in References.Of(expression).Where(t => !bound.Contains(t.Root)))
            {
                Check(traversal);
            }
        }
    }

    private static readonly HashSet<string> NoNames = [];

    private static IEnumerable<(Expression, HashSet<string>)> InResource(DeclaredResource resource)
    {
        var bound = BoundIn(resource.Block.Body);
        return ExpressionTree.Of(resource.Block.Body, BodyEvaluation.Meta).Select(e => (e, bound));
    }

    /// <summary>The iterators of the dynamic blocks in a block; a name that one of them binds is not looked for elsewhere in the block.</summary>
    private static HashSet<string> BoundIn(Body body) =>
    [
        .. body.BlocksOf("dynamic").Where(d => d.Labels.Count == 1)
            .SelectMany(d => d.Body["iterator"]?.Value is Expression.Reference i ? [d.Labels[0].Name, i.Traversal.Root] : new[] { d.Labels[0].Name }),
        .. body.Arguments.Where(a => a.IsJson).SelectMany(a => JsonBlocks.IteratorsIn(a.Value)),
        .. body.Blocks.SelectMany(b => BoundIn(b.Body)),
    ];

    private void Check(Traversal traversal)
    {
        if (traversal.Root is "each" or "count" or "self" or "module" or "ephemeral")
        {
            return;
        }
        if (traversal.Root is "path" or "terraform")
        {
            CheckBuiltIn(traversal);
            return;
        }
        if (NodeName.Of(traversal)?.Name is not { } name)
        {
            findings.Error(FindingCode.InvalidReference, traversal.Span, $"{traversal} is no complete reference: a name and an attribute are missing; terraform refuses it.");
            return;
        }
        bool isKnown = traversal.Root switch
        {
            "var" => module.Variables.ContainsKey(name[4..]),
            "local" => module.Locals.ContainsKey(name[6..]),
            _ => module.Resources.ContainsKey(name),
        };
        if (!isKnown && !findings.IsFull)
        {
            var (known, what, write) = traversal.Root switch
            {
                "var" => (module.Variables.Keys.Select(v => $"var.{v}"), "no variable", $"variable \"{name[4..]}\" {{}}"),
                "local" => (module.Locals.Keys.Select(l => $"local.{l}"), "no local value", null),
                "data" => (module.Resources.Keys.Where(k => k.StartsWith("data.", StringComparison.Ordinal)), "no data source", DataBlock(name)),
                _ => (module.Resources.Keys, "no resource", null),
            };
            findings.Error(FindingCode.InvalidReference, traversal.Span, $"{name} is declared nowhere: there is {what} of that name; terraform refuses the reference.", NearestName.Of(name, known) ?? write);
        }
    }

    private void CheckBuiltIn(Traversal traversal)
    {
        if (traversal.Names is not (["path", "module" or "root" or "cwd", ..] or ["terraform", "workspace", ..]))
        {
            findings.Error(FindingCode.InvalidReference, traversal.Span, $"There is no {traversal} in terraform.", "path.module, path.root, path.cwd or terraform.workspace");
        }
    }

    private static string? DataBlock(string name) => Nodes.ImpliedData(name) is { } type ? $"data \"{type}\" \"{name.Split('.')[2]}\" {{}}" : null;
}
