using Tocsin.Declared.Hcl;
using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Evaluates everything a module declares, each thing once and after what it refers to.</summary>
internal sealed class Walk
{
    private readonly Module module;
    private readonly Types types;
    private readonly ReadOptions options;
    private readonly Findings findings;
    private readonly Evaluation evaluation;
    private readonly GivenVariables given;
    private readonly Variables variables;
    private readonly ProviderRegions regions;
    private readonly Patches patches;
    private readonly ResourceEvaluation resources;
    private readonly AccountId account;
    private readonly Dictionary<string, Block> providers;

    public Walk(Module module, Types types, ReadOptions options, SourceReader reader, Findings findings)
    {
        this.module = module;
        providers = module.Providers.ToDictionary(Module.ProviderKey);
        this.types = types;
        this.options = options;
        this.findings = findings;
        account = AccountId.TryParse(options.Account, out var named) ? named : AccountId.Assumed;
        evaluation = new Evaluation(reader, options, findings);
        given = new GivenVariables(reader, findings, evaluation.Evaluate);
        variables = new Variables(given, evaluation.Evaluate, findings);
        regions = new ProviderRegions(options);
        patches = new Patches(options.Patches, findings);
        resources = new ResourceEvaluation(module, types, evaluation, patches, regions, account, findings);
    }

    /// <param name="files">The names of the folder's files, for those that hold variables.</param>
    public Configuration Run(IReadOnlyList<string> files)
    {
        given.Read(files, options);
        foreach (var (name, value) in given.All.Where(g => !module.Variables.ContainsKey(g.Key)))
        {
            RefuseUndeclared(name, value);
        }
        foreach (var call in module.Calls)
        {
            resources.NotRead($"module.{call.Labels[0].Name}", "modules are not read", true, call.Header);
        }
        new ReferenceCheck(module, findings).Run();
        var nodes = new Nodes(module, types);
        foreach (string node in ApplyOrder.Of(nodes.Names, nodes.ReferencesOf, RefuseRing))
        {
            Evaluate(node);
        }
        foreach (var (name, block) in module.Variables)
        {
            variables.Validate(name, block);
        }
        patches.ReportUnused(resources.Instances.Select(i => i.Address).Concat(resources.Unmodelled.Select(u => u.Address)));
        string accountSource = options.Account is null ? "assumed" : options.AccountSource;
        return new Configuration(
            resources.Instances.ToValueList(), resources.Counts, resources.Unmodelled.ToValueList(), [],
            new Assumed(account.ToString(), accountSource, regions.Default, regions.DefaultSource));
    }

    private void Evaluate(string node)
    {
        if (module.Resources.TryGetValue(node, out var resource))
        {
            evaluation[node] = resources.ValueOf(resource);
        }
        else if (providers.TryGetValue(node, out var provider))
        {
            regions.Set(node, provider.Body["region"] is { } region ? evaluation.Evaluate(region.Value) : null);
        }
        else if (node.StartsWith("var.", StringComparison.Ordinal) && module.Variables.TryGetValue(node[4..], out var variable))
        {
            evaluation[node] = variables.ValueOf(node[4..], variable);
        }
        else if (node.StartsWith("local.", StringComparison.Ordinal) && module.Locals.TryGetValue(node[6..], out var local))
        {
            evaluation[node] = evaluation.Evaluate(local.Value);
        }
        else if (Nodes.ImpliedData(node) is { } type && types.Data.TryGetValue(type, out var definition))
        {
            evaluation[node] = resources.ValueOfImplied(node, definition);
        }
    }

    private void RefuseUndeclared(string name, GivenValue value)
    {
        string? write = NearestName.Of(name, module.Variables.Keys);
        if (value is GivenValue.Evaluated evaluated)
        {
            findings.Warning(FindingCode.InvalidReference, evaluated.Where, $"A value is given for the variable {name}, which no file declares.", write);
        }
        else if (value is GivenValue.Raw { Source: "-var" })
        {
            findings.Error(FindingCode.InvalidReference, null, $"--var gives a value for the variable {name}, which no file declares; terraform refuses it.", write);
        }
    }

    private void RefuseRing(IReadOnlyList<string> ring)
    {
        const int shown = 12;
        string members = string.Join(", ", ring.Take(shown)) + (ring.Count > shown ? $" and {ring.Count - shown} more" : "");
        Span? where = ring[0].StartsWith("local.", StringComparison.Ordinal) && module.Locals.TryGetValue(ring[0][6..], out var local) ? local.Span
            : module.Resources.TryGetValue(ring[0], out var resource) ? resource.Block.Header : null;
        findings.Error(
            FindingCode.InvalidReference, where,
            ring.Count == 1 ? $"{ring[0]} refers to itself; terraform refuses it." : $"These refer to each other in a ring: {members}; terraform refuses that.");
    }
}
