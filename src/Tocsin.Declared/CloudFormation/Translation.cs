using System.Globalization;
using Tocsin.Aws;
using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.CloudFormation;

/// <summary>Where a resource is declared, and in what.</summary>
/// <param name="Address">The logical id, behind those of the stacks it is nested in.</param>
/// <param name="Name">The name that CloudFormation makes up for it.</param>
internal sealed record Declaration(string Address, string LogicalId, Func<int, string> Name, Span Header, AccountId Account, string Region);

/// <summary>A resource in the provider's words.</summary>
/// <param name="Whole">What references see of it.</param>
/// <param name="Instances">None where a list that makes them is empty.</param>
/// <param name="LeftOut">What could not be translated, since nobody knows offline what it holds: a resource, or a part of it, and
/// why.</param>
internal sealed record Translated(ResourceInstance Whole, ValueList<ResourceInstance> Instances, ValueList<Unmodelled> LeftOut);

/// <summary>Puts a resource's properties into the words of Terraform's provider, and holds them to what CloudFormation accepts.</summary>
internal sealed class Translation(
    IReadOnlyDictionary<string, TypeDefinition> providers, Language language, Func<string, string> spelling, TextBudget budget,
    Findings findings)
{
    /// <summary>Objects that change nothing of what a message becomes.</summary>
    private static readonly string[] Harmless = ["dead_letter_config", "retry_policy"];

    private readonly List<Unmodelled> leftOut = [];

    public Translated Translate(TemplateType type, Value properties, Declaration declaration)
    {
        leftOut.Clear();
        var members = properties.Members ?? Entries.Empty;
        string name = declaration.Name(type.LongestName);
        if (type.NamedBy is { } naming && members[naming] is null)
        {
            string suffix = members["FifoTopic"] is Value.Boolean { IsTrue: true } || members["FifoQueue"] is Value.Boolean { IsTrue: true }
                ? ".fifo"
                : "";
            members = Entries.Of([.. members, new Entry(naming, Value.Of(name + suffix))]);
        }
        var schema = providers[type.Provider].Schema;
        var body = Body(type.Properties, members, properties.Origin ?? declaration.Header, declaration.Address, schema, declaration.Header);
        var whole = new ResourceInstance(
            declaration.Address, declaration.Address, type.Provider, body, declaration.Account, declaration.Region,
                declaration.Header) { Language = language };
        var instances = type.Each is { } each ? Items(members[each.Property]).Select(item => With(whole, each.Argument, item)) : [whole];
        var parts = Parts(type, members, whole);
        var all = leftOut.ToValueList();
        return new Translated(whole, all.Any(l => l.Address == whole.Address) ? [] : [.. instances, .. parts], all);
    }

    private static IEnumerable<Value> Items(Value? list) => list switch
    {
        null => [],
        { Elements: { } items } => items,
        _ => [list],
    };

    private static ResourceInstance With(ResourceInstance instance, string argument, Value value) => instance with
    {
        Body = instance.Body with
        {
            Arguments = instance.Body.Arguments.Where(a => a.Name != argument)
                .Append(new DeclaredArgument(argument, value, value.Origin ?? instance.Header)).ToValueList(),
        },
    };

    /// <summary>The resources that are parts of this one: a rule's targets, a topic's subscriptions.</summary>
    private List<ResourceInstance> Parts(TemplateType type, Entries members, ResourceInstance whole)
    {
        var parts = new List<ResourceInstance>();
        foreach (var property in type.Properties)
        {
            if (property.Shape is not Shape.Resources { Part: var part } || members[property.Name] is not { } list)
            {
                continue;
            }
            var definition = providers[part.Provider];
            var attributes = providers[type.Provider].Computed(whole, findings).ToDictionary(e => e.Key, e => e.Value);
            int index = 0;
            foreach (var item in Items(list))
            {
                string address = string.Create(CultureInfo.InvariantCulture, $"{whole.Address}.{property.Name}.{index++}");
                var where = item.Origin ?? whole.Header;
                if (item.Members is not { } inside)
                {
                    if (item is Value.Unknown unknown)
                    {
                        LeaveOut(address, "it depends", unknown, where);
                    }
                    else
                    {
                        Refuse(where, $"{property.Name} of {whole.Address} is a list of objects; CloudFormation refuses anything else.");
                    }
                    continue;
                }
                var body = Body(part.Properties, inside, where, address, definition.Schema, where);
                if (leftOut.Any(l => l.Address == address))
                {
                    continue;
                }
                var instance = new ResourceInstance(
                    address, whole.Address, part.Provider, body, whole.Account, whole.Region, where) { Language = language, IsPart = true };
                foreach (var (argument, attribute) in part.Links)
                {
                    instance = With(
                        instance, argument, attributes.GetValueOrDefault(attribute) ?? whole.Body[attribute] ?? new Value.Null());
                }
                parts.Add(instance);
            }
        }
        return parts;
    }

    private DeclaredBody Body(ValueList<Property> properties, Entries members, Span where, string within, BlockSchema schema, Span header)
    {
        var arguments = new List<DeclaredArgument>();
        var blocks = new List<DeclaredBlock>();
        Add(properties, members, where, within, schema, arguments, blocks);
        foreach (var expected in schema.Arguments.Where(a => a.Default is not null && !arguments.Any(given => given.Name == a.Name)))
        {
            arguments.Add(new DeclaredArgument(expected.Name, expected.Default!, null));
        }
        return new DeclaredBody(header, arguments.ToValueList(), blocks.ToValueList());
    }

    private void Add(
        ValueList<Property> properties, Entries members, Span where, string within, BlockSchema schema, List<DeclaredArgument> arguments,
            List<DeclaredBlock> blocks)
    {
        foreach (var (key, value) in members)
        {
            if (!findings.IsFull && !properties.Any(p => p.Name == key) && !key.StartsWith("Fn::", StringComparison.Ordinal))
            {
                Refuse(
                    value.Origin ?? where, $"{spelling(key)} is no property of {within}; CloudFormation refuses it.",
                    NearestName.Of(spelling(key), properties.AsEnumerable().Select(p => spelling(p.Name))));
            }
        }
        foreach (var property in properties)
        {
            if (members[property.Name] is { } value)
            {
                Add(property, value, value.Origin ?? where, within, schema, arguments, blocks);
            }
            else if (property.Default is { } standard && property.Argument is { } argument)
            {
                arguments.Add(new DeclaredArgument(argument, standard, null));
            }
            else if (property.IsRequired)
            {
                findings.Error(
                    FindingCode.MissingArgument, where, $"{within} needs {spelling(property.Name)}; CloudFormation refuses it without.",
                    $"{spelling(property.Name)}: ...");
            }
        }
    }

    private void Add(
        Property property, Value value, Span where, string within, BlockSchema schema,
        List<DeclaredArgument> arguments, List<DeclaredBlock> blocks)
    {
        string argument = property.Argument ?? "";
        switch (property.Shape)
        {
            case Shape.Block or Shape.Flat when value is Value.Unknown unknown:
                if (!Harmless.Contains(argument))
                {
                    LeaveOut(within.Split(" of ")[^1], $"its {spelling(property.Name)} depends", unknown, where);
                }
                break;
            case Shape.Block block when value.Members is { } inside:
                blocks.Add(
                    new DeclaredBlock(argument,
                        Body(block.Inside, inside, where, $"{spelling(property.Name)} of {within}", SchemaOf(schema, argument), where)));
                break;
            case Shape.Flat flat when value.Members is { } inside:
                Add(flat.Inside, inside, where, $"{spelling(property.Name)} of {within}", schema, arguments, blocks);
                break;
            case Shape.Blocks many when value.Elements is { } items:
                foreach (var item in items)
                {
                    if (item.Members is { } inside)
                    {
                        var at = item.Origin ?? where;
                        blocks.Add(
                            new DeclaredBlock(argument,
                                Body(many.Inside, inside, at, $"{spelling(property.Name)} of {within}", SchemaOf(schema, argument), at)));
                    }
                }
                break;
            case Shape.Block or Shape.Flat:
                Refuse(where, $"{spelling(property.Name)} of {within} is an object; CloudFormation refuses anything else.");
                break;
            case Shape.Blocks when value is not Value.Unknown:
                Refuse(where, $"{spelling(property.Name)} of {within} is a list; CloudFormation refuses anything else.");
                break;
            case Shape.Anything or Shape.Resources or Shape.Blocks:
                break;
            default:
                if (argument.Length > 0)
                {
                    arguments.Add(new DeclaredArgument(argument, Converted(property, value, where, within, schema), where));
                }
                else if (property.Shape is Shape.List && value.Elements is null && value is not Value.Unknown)
                {
                    Refuse(where, $"{spelling(property.Name)} of {within} is a list; CloudFormation refuses anything else.");
                }
                break;
        }
    }

    private Value Converted(Property property, Value value, Span where, string within, BlockSchema schema)
    {
        var shaped = property.Shape switch
        {
            Shape.Json when value.Members is not null || value.Elements is not null => TemplateJson.Encode(value, budget),
            Shape.ApiJson when value is not Value.String => TemplateJson.Encode(ApiNames.Of(value), budget),
            Shape.Tags => TagsOf(value),
            _ => value,
        };
        var type = schema.Arguments.FirstOrDefault(a => a.Name == property.Argument)?.Type ?? TerraformType.Any;
        if (Conversion.Convert(shaped, type).TryGet(out var converted, out _))
        {
            return converted with { Origin = converted.Origin ?? value.Origin };
        }
        string wanted = property.Shape is Shape.List ? "a list of texts" : property.Shape is Shape.Map ? "a map of texts"
            : type == TerraformType.Bool ? "true or false" : type == TerraformType.Number ? "a number" : "a text";
        Refuse(where, $"{spelling(property.Name)} of {within} is {wanted}; CloudFormation refuses anything else.");
        return new Value.Unknown([$"{property.Name} of {within}"]) { Origin = value.Origin };
    }

    private void LeaveOut(string address, string what, Value.Unknown unknown, Span where) =>
        leftOut.Add(new Unmodelled(address, $"{what} on {Listing.Of(unknown.Names)}, which is not known offline", true, where));

    private static Value TagsOf(Value value) => value.Elements is { } items
        ? new Value.Object(Entries.Of(items.Where(i => (i.Members?["Key"] ?? i.Members?["key"])?.ToText() is not null)
            .Select(i => new Entry((i.Members!["Key"] ?? i.Members["key"])!.ToText()!, i.Members["Value"] ?? i.Members["value"]
                ?? Value.Of(""))))) { Origin = value.Origin }
        : value;

    private static BlockSchema SchemaOf(BlockSchema schema, string block) =>
        schema.Blocks.FirstOrDefault(b => b.Name == block)?.Body ?? BlockSchema.Anything;

    private void Refuse(Span where, string message, string? write = null) =>
        findings.Error(FindingCode.InvalidArgument, where, message, write);
}
