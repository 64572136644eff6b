using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// Finds the references to what no file declares, wherever they stand: terraform refuses them even in a branch that is not taken.
/// </summary>
internal sealed class ReferenceCheck(ModuleNode node, Findings findings)
{
    private readonly Module module = node.Module;

    public void Run()
    {
        foreach (var (name, resource) in module.Resources)
        {
            var bound = BoundIn(resource.Block.Body);
            CheckAll(name, t => !bound.Contains(t.Root));
        }
        foreach (string name in module.Providers.Keys.Concat(module.Locals.Keys.Select(l => $"local.{l}")).Concat(
                module.Outputs.Keys.Select(o => $"output.{o}"))
            .Concat(module.Calls.Keys.Select(c => $"module.{c}")))
        {
            CheckAll(name, _ => true);
        }
        foreach (var called in node.Below.Values)
        {
            CheckCall(called.Path[^1], called);
        }
    }

    /// <summary>Holds the arguments of a call against the variables of the module.</summary>
    private void CheckCall(string name, ModuleNode called)
    {
        var call = called.Call!;
        foreach (var argument in call.Body.Arguments.AsEnumerable()
                .Where(a => !Module.CallArguments.Contains(a.Name) && !called.Module.Variables.ContainsKey(a.Name)))
        {
            findings.Error(
                FindingCode.InvalidArgument, argument.NameSpan,
                $"An argument named \"{argument.Name}\" is not expected in module.{name}: the module has no variable of that name; "
                    + $"terraform refuses it.",
                NearestName.Of(argument.Name, called.Module.Variables.Keys));
        }
        foreach (var (variable, block) in called.Module.Variables)
        {
            if (block.Body["default"] is null && call.Body[variable] is null)
            {
                findings.Error(
                    FindingCode.MissingArgument, call.Header, $"module.{name} needs the argument {variable}; terraform refuses it without.",
                    $"{variable} = ...");
            }
        }
    }

    private void CheckOutput(Traversal traversal)
    {
        string name = traversal.NameAt(0) ?? "";
        if (!module.Calls.ContainsKey(name))
        {
            findings.Error(
                FindingCode.InvalidReference, traversal.Span,
                $"{traversal} refers to a module, and none is called by that name; terraform refuses the reference.",
                NearestName.Of($"module.{name}", module.Calls.Keys.Select(c => $"module.{c}")));
        }
        else if (node.Below.TryGetValue(name, out var called)
            && traversal.Steps.AsEnumerable().Skip(1).OfType<TraversalStep.Attribute>().FirstOrDefault() is { } output
                && !called.Module.Outputs.ContainsKey(output.Name))
        {
            findings.Error(
                FindingCode.InvalidReference, output.Span,
                $"module.{name} has no output named {output.Name}; terraform refuses the reference.",
                NearestName.Of(output.Name, called.Module.Outputs.Keys));
        }
    }

    private void CheckAll(string name, Func<Traversal, bool> matters)
    {
        foreach (var traversal in module.References.Of(name).Where(matters))
        {
            Check(traversal);
        }
    }

    /// <summary>
    /// The iterators of the dynamic blocks in a block; a name that one of them binds is not looked for elsewhere in the block.
    /// </summary>
    private static HashSet<string> BoundIn(Body body) =>
    [
        .. body.BlocksOf("dynamic").Where(d => d.Labels.Count == 1)
            .SelectMany(
                d => d.Body["iterator"]?.Value is Expression.Reference i ? [d.Labels[0].Name, i.Traversal.Root]
                    : new[] { d.Labels[0].Name }),
        .. body.Arguments.Where(a => a.IsJson).SelectMany(a => JsonBlocks.IteratorsIn(a.Value)),
        .. body.Blocks.SelectMany(b => BoundIn(b.Body)),
    ];

    private void Check(Traversal traversal)
    {
        if (traversal.Root is "each" or "count" or "self" or "ephemeral")
        {
            return;
        }
        if (traversal.Root == "module")
        {
            CheckOutput(traversal);
            return;
        }
        if (traversal.Root is "path" or "terraform")
        {
            CheckBuiltIn(traversal);
            return;
        }
        if (NodeName.Of(traversal)?.Name is not { } name)
        {
            findings.Error(
                FindingCode.InvalidReference, traversal.Span,
                $"{traversal} is no complete reference: a name and an attribute are missing; terraform refuses it.");
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
                "data" =>
                    (module.Resources.Keys.Where(k => k.StartsWith("data.", StringComparison.Ordinal)), "no data source", DataBlock(name)),
                _ => (module.Resources.Keys, "no resource", null),
            };
            findings.Error(
                FindingCode.InvalidReference, traversal.Span,
                $"{name} is declared nowhere: there is {what} of that name; terraform refuses the reference.",
                NearestName.Of(name, known) ?? write);
        }
    }

    private void CheckBuiltIn(Traversal traversal)
    {
        if (traversal.Names is not (["path", "module" or "root" or "cwd", ..] or ["terraform", "workspace", ..]))
        {
            findings.Error(
                FindingCode.InvalidReference, traversal.Span, $"There is no {traversal} in terraform.",
                "path.module, path.root, path.cwd or terraform.workspace");
        }
    }

    private static string? DataBlock(string name) =>
        Nodes.ImpliedData(name) is { } type ? $"data \"{type}\" \"{name.Split('.')[2]}\" {{}}" : null;
}
