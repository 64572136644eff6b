using System.Globalization;
using Tocsin.Aws;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Values;
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
    private readonly List<ResourceInstance> instances = [];
    private readonly List<Unmodelled> unmodelled = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> asked;
    private readonly AccountId account;

    public Walk(Module module, Types types, ReadOptions options, SourceReader reader, Findings findings)
    {
        this.module = module;
        this.types = types;
        this.options = options;
        this.findings = findings;
        evaluation = new Evaluation(reader, options, findings);
        given = new GivenVariables(reader, findings, evaluation.Evaluate);
        variables = new Variables(given, evaluation.Evaluate, findings);
        regions = new ProviderRegions(options);
        patches = new Patches(options.Patches, findings);
        asked = AttributeNames.AskedFor(module);
        account = AccountId.TryParse(options.Account, out var named) ? named : AccountId.Assumed;
    }

    public Configuration Run(IReadOnlyList<string> files)
    {
        given.Read(files, options);
        foreach (var (name, value) in given.All.Where(g => !module.Variables.ContainsKey(g.Key)))
        {
            RefuseUndeclared(name, value);
        }
        foreach (var call in module.Calls)
        {
            NotRead($"module.{call.Labels[0].Name}", "modules are not read", true, call.Header);
        }
        new ReferenceCheck(module, findings).Run();
        var nodes = new Nodes(module, types);
        foreach (string node in ApplyOrder.Of(nodes.Names, nodes.ReferencesOf, Ring))
        {
            Evaluate(node);
        }
        foreach (var (name, block) in module.Variables)
        {
            variables.Validate(name, block);
        }
        patches.ReportUnused(instances.Select(i => i.Address).Concat(unmodelled.Select(u => u.Address)));
        string accountSource = options.Account is null ? "assumed" : options.AccountSource;
        return new Configuration(
            instances.ToValueList(), counts, unmodelled.ToValueList(), [], new Assumed(account.ToString(), accountSource, regions.Default, regions.DefaultSource));
    }

    private void Evaluate(string node)
    {
        if (module.Resources.TryGetValue(node, out var resource))
        {
            evaluation[node] = ValueOf(resource);
        }
        else if (module.Providers.FirstOrDefault(p => Module.ProviderKey(p) == node) is { } provider)
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
            var block = SourceReader.Nowhere(node);
            var body = new DeclaredBody(block, [], []);
            var instance = new ResourceInstance(node, node, type, body, account, regions.Default, block);
            evaluation[node] = ResourceValue.Of(instance, definition.Schema, definition.Computed(instance, findings));
        }
    }

    private Value ValueOf(DeclaredResource resource)
    {
        var definition = (resource.IsData ? types.Data : types.Resources).GetValueOrDefault(resource.Type);
        var expansion = Expansion.Of(resource.Block.Body, evaluation.Evaluate, findings);
        if (expansion.Unknown is { } why)
        {
            if (!resource.IsData)
            {
                NotRead(resource.Address, why, definition is not null || types.CouldCarryTheAlarm(resource.Type), resource.Block.Header);
            }
            return new Value.Unknown([resource.Address]);
        }
        var values = expansion.Keys.Select(key => (key.Key, Value: ValueOf(resource, definition, key))).ToList();
        return expansion.Kind switch
        {
            ExpansionKind.Counted => new Value.Tuple(values.Select(v => v.Value).ToValueList()),
            ExpansionKind.Keyed => new Value.Object(Entries.Of(values.Select(v => new Entry(v.Key, v.Value)))),
            _ => values[0].Value,
        };
    }

    private Value ValueOf(DeclaredResource resource, TypeDefinition? definition, InstanceKey key)
    {
        string address = resource.Address + key.Suffix;
        var names = key.Root.Length == 0 ? BlockNames.None : BlockNames.None.With(key.Root, new Value.Object(key.Members));
        // What the provider says of a type that is not modelled is not ours to repeat.
        var body = new BodyEvaluation(evaluation.Evaluate, definition is null ? new Findings() : findings, address)
            .Resource(resource.Block, definition?.Schema ?? BlockSchema.Anything, names);
        body = patches.Change(resource, address, body, definition?.Schema ?? BlockSchema.Anything);
        var instance = new ResourceInstance(
            address, resource.Address, resource.Type, body, account, regions.Of(Nodes.ProviderOf(resource), body.Text("region")), resource.Block.Header);
        bool isRemoved = patches.Removes(resource, address);
        if (!resource.IsData && !isRemoved)
        {
            counts[resource.Type] = counts.GetValueOrDefault(resource.Type) + 1;
        }
        if (definition is null)
        {
            if (!resource.IsData && !isRemoved)
            {
                NotModelled(address, resource);
            }
            return ResourceValue.OfUnmodelled(instance, asked);
        }
        if (!resource.IsData && !isRemoved)
        {
            if (instances.Count == Limits.InstancesInAll)
            {
                NotRead(address, $"more than {Limits.InstancesInAll} instances are declared", true, resource.Block.Header);
            }
            else
            {
                instances.Add(instance);
            }
        }
        return ResourceValue.Of(instance, definition.Schema, definition.Computed(instance, findings));
    }

    private void NotModelled(string address, DeclaredResource resource)
    {
        if (types.CouldCarryTheAlarm(resource.Type))
        {
            NotRead(address, $"{resource.Type} is not modelled", true, resource.Block.Header);
            return;
        }
        unmodelled.Add(new Unmodelled(address, $"{resource.Type} is not modelled", false, resource.Block.Header));
        if (unmodelled.Count(u => u.Why.StartsWith($"{resource.Type} ", StringComparison.Ordinal)) == 1)
        {
            findings.Note(FindingCode.NotModelled, resource.Block.Header, $"{resource.Type} is not modelled; its attributes that only AWS knows count as unknown.");
        }
    }

    private void NotRead(string address, string why, bool couldCarry, Span where)
    {
        unmodelled.Add(new Unmodelled(address, why, couldCarry, where));
        findings.Warning(
            couldCarry ? FindingCode.CouldCarryTheAlarm : FindingCode.ConstructNotRead, where,
            $"{address} was not read: {why}.{(couldCarry ? " It may carry the alarm, so silence without it proves nothing." : "")}",
            couldCarry ? $"--allow-unknown '{address}=REASON' if it does not carry the alarm" : null);
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
            findings.Error(FindingCode.InvalidReference, null, $"-var gives a value for the variable {name}, which no file declares; terraform refuses it.", write);
        }
    }

    private void Ring(IReadOnlyList<string> ring)
    {
        Span? where = ring[0].StartsWith("local.", StringComparison.Ordinal) && module.Locals.TryGetValue(ring[0][6..], out var local) ? local.Span
            : module.Resources.TryGetValue(ring[0], out var resource) ? resource.Block.Header : null;
        findings.Error(
            FindingCode.InvalidReference, where,
            ring.Count == 1 ? $"{ring[0]} refers to itself; terraform refuses it." : $"These refer to each other in a ring: {string.Join(", ", ring)}; terraform refuses that.");
    }
}
