using Tocsin.Declared.CloudFormation;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Terraform;

/// <summary>Evaluates resources and data sources: repeats them, holds them to their schema, and keeps what comes of it.</summary>
/// <param name="asked">The attributes that are asked of resources that are not modelled.</param>
internal sealed class ResourceEvaluation(Types types, AttributeNames asked, Entries remoteOutputs, Patches patches, Findings findings)
{
    private readonly HashSet<string> told = [];
    private int expanded;

    /// <summary>Of the modelled resources, in the order they were evaluated.</summary>
    public List<ResourceInstance> Instances { get; } = [];

    public List<Unmodelled> Unmodelled { get; } = [];

    public List<(Unmodelled Left, Func<ResourceInstance, bool> Beside)> Waiting { get; } = [];

    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>The value that references to a resource have: an object, or one for each instance.</summary>
    public Value ValueOf(ModuleInstance module, DeclaredResource resource)
    {
        var definition = (resource.IsData ? types.Data : types.Resources).GetValueOrDefault(resource.Type);
        var expansion = Expansion.Of(resource.Block.Body, module.Evaluation.Evaluate, findings);
        expanded += expansion.Keys.Count;
        if ((expansion.Unknown ?? (expanded > Limits.InstancesInAll ? $"more than {Limits.InstancesInAll} instances are "
            + $"declared" : null)) is { } why)
        {
            if (!resource.IsData)
            {
                NotRead(module.Prefix + resource.Address, why, resource.Type, resource.Block.Header);
            }
            return new Value.Unknown([module.Prefix + resource.Address]);
        }
        var values = expansion.Keys.Select(key => (key.Key, Value: ValueOf(module, resource, definition, key))).ToList();
        return expansion.Kind switch
        {
            ExpansionKind.Counted => new Value.Tuple(values.Select(v => v.Value).ToValueList()),
            ExpansionKind.Keyed => new Value.Object(Entries.Of(values.Select(v => new Entry(v.Key, v.Value)))),
            _ => values[0].Value,
        };
    }

    /// <summary>The value of a data source that nobody declares and that takes no arguments.</summary>
    public Value ValueOfImplied(ModuleInstance module, string node, TypeDefinition definition)
    {
        var nowhere = SourceReader.Nowhere(node);
        var instance = new ResourceInstance(
            node, node, definition.Name, new DeclaredBody(nowhere, [], []), module.Providers.AccountOf(ProviderSettings.Default),
            module.Providers.RegionOf(ProviderSettings.Default), nowhere);
        return ResourceValue.Of(instance, definition.Schema, definition.Computed(instance, findings));
    }

    public void NotRead(string address, string why, bool couldCarry, Span where) =>
        Tell(new Unmodelled(address, why, couldCarry, where));

    /// <summary>A resource that was not read. One that carries beside another alone waits until all are there.</summary>
    private void NotRead(string address, string why, string type, Span where)
    {
        var carrying = types.CarryingOf(type);
        var left = new Unmodelled(address, why, carrying is not null, where) { From = carrying?.From };
        if (carrying?.Beside is { } beside)
        {
            Waiting.Add((left, beside));
        }
        else
        {
            Tell(left);
        }
    }

    private void Tell(Unmodelled left)
    {
        Unmodelled.Add(left);
        findings.LeftOut(left);
    }

    private Value ValueOf(ModuleInstance module, DeclaredResource resource, TypeDefinition? definition, InstanceKey key)
    {
        string plain = module.Prefix + resource.Address;
        string address = plain + key.Suffix;
        var schema = definition?.Schema ?? BlockSchema.Anything;
        // What is wrong inside a resource that is not modelled is terraform's to say.
        var into = definition is null && TemplateTypes.FindCloudControl(resource.Type) is null ? new Findings() : findings;
        var body = new BodyEvaluation(
            (e, n) => module.Evaluation.Evaluate(e, n, into), into, address).Resource(resource.Block, schema, key.Names);
        body = patches.Change(plain, resource.Type, address, body, schema);
        string provider = Nodes.ProviderOf(resource);
        var instance = new ResourceInstance(
            address, plain, resource.Type, body, module.Providers.AccountOf(provider),
                module.Providers.RegionOf(provider, body.Text("region")), resource.Block.Header)
        {
            DefaultTags = module.Providers.TagsOf(provider),
        };
        if (!resource.IsData && Unknown.In(instance.Region)
            && (definition is not null || TemplateTypes.FindCloudControl(resource.Type) is not null))
        {
            NotRead(
                address, $"it depends on {Unknown.Named(instance.Region)}, which is not known offline", resource.Type,
                resource.Block.Header);
            return definition is null
                ? new Value.Unknown([address])
                : ResourceValue.Of(instance, schema, definition.Computed(instance, findings));
        }
        if (!resource.IsData && InTerraform.Of(instance, types, patches, findings) is { } foreign)
        {
            KeepForeign(instance, foreign);
            var own = ResourceValue.OfUnmodelled(instance, asked.AskedOf(module.Node.Module, resource.Address)).Members!;
            return new Value.Object(Entries.Of([.. own, .. foreign.Attributes]));
        }
        if (!resource.IsData && !patches.Removes(plain, address))
        {
            Keep(instance, definition is not null);
        }
        return resource is { IsData: true, Type: "terraform_remote_state" }
            ? ResourceValue.OfRemoteState(instance, asked.AskedOf(module.Node.Module, resource.Address), remoteOutputs)
            : definition is null ? ResourceValue.OfUnmodelled(instance, asked.AskedOf(module.Node.Module, resource.Address))
            : ResourceValue.Of(
                instance, schema, definition.Computed(instance, findings), asked.AskedOf(module.Node.Module, resource.Address));
    }

    /// <summary>What CloudFormation declares in a resource: many resources of a stack, or one that goes by another name.</summary>
    private void KeepForeign(ResourceInstance instance, InTerraform foreign)
    {
        if (!patches.Removes(instance.Resource, instance.Address))
        {
            string[] itself = instance.Type == "aws_cloudformation_stack" ? [instance.Type] : [];
            foreach (string type in foreign.Instances.Select(i => i.Type).Concat(itself))
            {
                Counts[type] = Counts.GetValueOrDefault(type) + 1;
            }
            Instances.AddRange(foreign.Instances);
            Unmodelled.AddRange(foreign.Unmodelled);
        }
    }

    private void Keep(ResourceInstance instance, bool isModelled)
    {
        Counts[instance.Type] = Counts.GetValueOrDefault(instance.Type) + 1;
        string why = $"{instance.Type} is not modelled";
        if (isModelled)
        {
            Instances.Add(instance);
        }
        else if (types.CarryingOf(instance.Type) is not null)
        {
            NotRead(instance.Address, why, instance.Type, instance.Header);
        }
        else
        {
            Unmodelled.Add(new Unmodelled(instance.Address, why, false, instance.Header));
            if (!Bystanders.Hold(instance.Type) && told.Add(instance.Type))
            {
                findings.Note(FindingCode.NotModelled, instance.Header, $"{why}; its attributes that only AWS knows count as unknown.");
            }
        }
    }
}
