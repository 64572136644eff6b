using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// Evaluates everything that a root module and the modules it calls declare, each thing once and after what it refers to.
/// </summary>
internal sealed class Walk
{
    private readonly ModuleNode root;
    private readonly ReadOptions options;
    private readonly SourceReader reader;
    private readonly Findings findings;
    private readonly ResourceEvaluation resources;
    private readonly Nodes nodes;
    private readonly Dictionary<ModuleNode, List<ModuleInstance>> instances = [];
    private readonly GivenVariables given;
    private readonly ModuleInstance rootInstance;
    private readonly Types types;
    private readonly List<(string Name, Span Where)> inputs = [];
    private bool isOfTerragrunt;

    public Walk(ModuleNode root, Types types, ReadOptions options, SourceReader reader, Patches patches, Findings findings)
    {
        this.root = root;
        this.types = types;
        this.options = options;
        this.reader = reader;
        this.findings = findings;
        nodes = new Nodes(root, types);
        resources = new ResourceEvaluation(
            types, new AttributeNames(root.All.Select(m => m.Module).Distinct()), options.RemoteOutputs, patches, findings);
        var evaluation = new Evaluation(reader, options, ".", findings);
        given = new GivenVariables(reader, findings, evaluation.Evaluate);
        var variables = new Variables(name => given[name], evaluation.Evaluate, AskForVariable, findings);
        rootInstance = new ModuleInstance(root, "", evaluation, variables, new ProviderSettings(options, open: OpenIn(root.Module)));
        instances[root] = [rootInstance];
    }

    /// <summary>
    /// What only a caller declares: a module that is read as a root leaves the region of such a provider open, unless all it declares
    /// belongs to that one.
    /// </summary>
    private static HashSet<string> OpenIn(Module module)
    {
        var used = module.Resources.Values.Select(Nodes.ProviderOf).Concat(module.Calls.Values.SelectMany(c => Module.PassedBy(c).Values))
            .Where(
                p => p == ProviderSettings.Default || p.StartsWith($"{ProviderSettings.Default}.", StringComparison.Ordinal)).ToHashSet();
        return used.Count > 1 ? [.. used.Where(p => p != ProviderSettings.Default && !module.Providers.ContainsKey(p))] : [];
    }

    /// <param name="files">The names of the root's files, for those that hold variables.</param>
    /// <param name="unread">The calls that were not read, and why.</param>
    public Configuration Run(IReadOnlyList<string> files, IEnumerable<(ModuleNode Above, Block Call, string Why, bool CouldCarry)> unread)
    {
        isOfTerragrunt = Terragrunt.IsIn(files);
        given.Read(files, options);
        foreach (var (name, value) in given.All)
        {
            if (value is GivenValue.Evaluated evaluated && !root.Module.Variables.ContainsKey(name))
            {
                findings.Warning(
                    FindingCode.InvalidReference, evaluated.Where, $"A value is given for the variable {name}, which no file "
                        + $"declares.", NearestName.Of(name, root.Module.Variables.Keys));
            }
        }
        foreach (var (above, call, why, couldCarry) in unread)
        {
            resources.NotRead($"{above.Prefix}module.{call.Labels[0].Name}", why, couldCarry, call.Header);
        }
        foreach (var module in root.All)
        {
            new ReferenceCheck(module, findings).Run();
        }
        foreach (string node in ApplyOrder.Of(nodes.Names, nodes.ReferencesOf, RefuseRing))
        {
            var (module, name) = nodes[node];
            foreach (var instance in instances.GetValueOrDefault(module) ?? [])
            {
                Evaluate(instance, name);
            }
        }
        foreach (var instance in instances.Values.SelectMany(i => i))
        {
            foreach (var (name, block) in instance.Node.Module.Variables)
            {
                instance.Variables.Validate(name, block);
            }
        }
        Terragrunt.TellOfInputs(inputs, findings);
        return new Configuration(
            resources.Instances.ToValueList(), resources.Counts, resources.Unmodelled.ToValueList(), [], rootInstance.Providers.Assumed)
            {
                Outputs = rootInstance.Outputs.Entries, Waiting = resources.Waiting.ToValueList(),
            };
    }

    private void Evaluate(ModuleInstance instance, string name)
    {
        var (module, evaluation) = (instance.Node.Module, instance.Evaluation);
        if (module.Resources.TryGetValue(name, out var resource))
        {
            evaluation[name] = resources.ValueOf(instance, resource);
        }
        else if (module.Providers.TryGetValue(name, out var provider))
        {
            instance.Providers.Set(name, provider, evaluation.Evaluate);
        }
        else if (Nodes.ImpliedData(name) is { } type && types.Data.TryGetValue(type, out var definition))
        {
            evaluation[name] = resources.ValueOfImplied(instance, name, definition);
        }
        else
        {
            switch (name.Split('.', 2))
            {
                case ["var", var variable]:
                    evaluation[name] = instance.Variables.ValueOf(variable, module.Variables[variable]);
                    break;
                case ["local", var local]:
                    evaluation[name] = evaluation.Evaluate(module.Locals[local].Value);
                    break;
                case ["output", var output]:
                    instance.PutOutput(
                        output, module.Outputs[output].Body["value"] is { } value ? evaluation.Evaluate(value.Value) : new Value.Null());
                    break;
                case ["module", var called]:
                    Call(instance, instance.Node.Below[called]);
                    break;
            }
        }
    }

    /// <summary>Makes the instances of a called module.</summary>
    private void Call(ModuleInstance above, ModuleNode called)
    {
        string address = $"{above.Prefix}module.{called.Path[^1]}";
        var call = called.Call!;
        var expansion = Expansion.Of(call.Body, above.Evaluation.Evaluate, findings);
        var all = instances.TryGetValue(called, out var known) ? known : instances[called] = [];
        if (all.Count + expansion.Keys.Count > Limits.Instances)
        {
            expansion = new Expansion(ExpansionKind.Single, [], $"more than {Limits.Instances} instances of it are declared");
        }
        if (expansion.Unknown is { } why)
        {
            resources.NotRead(address, why, true, call.Header);
        }
        var made = expansion.Keys.Select(key => Made(above, called, call, $"{address}{key.Suffix}.", key)).ToList();
        all.AddRange(made);
        above.Evaluation.Put(called.Path[^1], new CalledModule(address, expansion, made));
    }

    private ModuleInstance Made(ModuleInstance above, ModuleNode called, Block call, string prefix, InstanceKey key)
    {
        var evaluation = new Evaluation(reader, options, called.Folder, findings);
        // Every instance of a call lacks the same arguments, and the check of references has said so.
        var variables = new Variables(name => Passed(above, call, key, name), evaluation.Evaluate, (_, _) => { }, findings);
        return new ModuleInstance(
            called, prefix, evaluation, variables, new ProviderSettings(options, above.Providers, Module.PassedBy(call)));
    }

    private static GivenValue? Passed(ModuleInstance above, Block call, InstanceKey key, string name)
    {
        if (call.Body[name] is not { } argument || Module.CallArguments.Contains(name))
        {
            return null;
        }
        var value = above.Evaluation.Evaluate(argument.Value, key.Names);
        return new GivenValue.Evaluated(value.Origin is null ? value with { Origin = argument.Value.Span } : value, argument.Value.Span);
    }

    private void AskForVariable(string name, Block block)
    {
        if (isOfTerragrunt)
        {
            inputs.Add((name, block.Header));
            return;
        }
        findings.Warning(
            FindingCode.MissingVariable, block.Header, $"The variable {name} has no value here, so what depends on it is not known.",
            $"--var {name}=VALUE, or {name} = ... in terraform.tfvars");
    }

    private void RefuseRing(IReadOnlyList<string> ring)
    {
        string members = Listing.Of(ring);
        findings.Error(
            FindingCode.InvalidReference, WhereIs(ring[0]),
            ring.Count == 1 ? $"{ring[0]} refers to itself;"
                + $" terraform refuses it." : $"These refer to each other in a ring: {members}; terraform refuses that.");
    }

    private Span? WhereIs(string node)
    {
        var (module, name) = nodes[node];
        return module.Module.Resources.TryGetValue(name, out var resource) ? resource.Block.Header
            : name.Split('.', 2) switch
            {
                ["local", var local] => module.Module.Locals[local].Span,
                ["output", var output] => module.Module.Outputs[output].Header,
                ["module", var call] => module.Module.Calls[call].Header,
                ["var", var variable] => module.Call?.Body[variable]?.Span ?? module.Module.Variables[variable].Header,
                _ => null,
            };
    }
}
