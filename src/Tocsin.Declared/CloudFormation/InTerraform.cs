using Tocsin.Declared.CloudFormation.Properties;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// What CloudFormation declares inside Terraform: a stack whose template is an argument, and the resources of the awscc provider, which are
/// CloudFormation's types.
/// </summary>
/// <param name="Attributes">What references to it see beside what is declared.</param>
internal sealed record InTerraform(IReadOnlyList<ResourceInstance> Instances, IReadOnlyList<Unmodelled> Unmodelled, Entries Attributes)
{
    /// <summary>Null for a resource of another kind.</summary>
    public static InTerraform? Of(ResourceInstance resource, Types types, Patches patches, Findings findings) =>
        resource.Type == "aws_cloudformation_stack" && resource.Body["template_body"] is { } body
            ? Stack(resource, body, types, patches, findings)
        : TemplateTypes.FindCloudControl(resource.Type) is { } type ? CloudControl(resource, type, types, findings)
        : null;

    private static InTerraform? Stack(ResourceInstance resource, Value body, Types types, Patches patches, Findings findings)
    {
        if (EmbeddedTemplate.Read(body, resource.Address, findings) is not { } template)
        {
            return null;
        }
        string name = resource.Body.Text("name") ?? "stack";
        var given = (resource.Body["parameters"]?.Members ?? Entries.Empty).AsEnumerable().ToDictionary(e => e.Key, e => e.Value);
        var reading = new StackReading(types, new ReadOptions(), _ => null, (_, _) => null, patches, findings);
        var stack = new Stack(
            template, new StackSetting(name, $"{resource.Address}.", resource.Account, resource.Region, given, [resource.Address]),
                reading);
        reading.Run([stack]);
        string id = PhysicalName.StackId(name, resource.Partition, resource.Region, resource.Account);
        return new InTerraform(
            reading.Instances, reading.Unmodelled,
            Entries.Of(("outputs", new Value.Object(Entries.Of(stack.Outputs.Select(o => new Entry(o.Key, o.Value))))),
                ("id", Value.Of(id))));
    }

    private static InTerraform CloudControl(ResourceInstance resource, TemplateType type, Types types, Findings findings)
    {
        var written = Entries.Of(
            resource.Body.Arguments.AsEnumerable().Where(a => a.Value is not Value.Null).Select(a => new Entry(a.Name, a.Value)));
        var properties = new Value.Object(Renamed(written, type.Properties)) { Origin = resource.Header };
        var translation = new Translation(types.Resources, TerraformLanguage.Words, Property.SnakeCase, new TextBudget(), findings);
        var translated = translation.Translate(
            type, properties,
            new Declaration(resource.Address, resource.Address,
                longest => PhysicalName.Of("terraform", resource.Resource.Split('.')[^1], longest), resource.Header, resource.Account,
                    resource.Region));
        foreach (var left in translated.LeftOut)
        {
            findings.LeftOut(left);
        }
        var reference = TypeReference.Of(type, translated.Whole, types.Resources[type.Provider], resource.Address, findings);
        return new InTerraform(
            translated.Instances, translated.LeftOut,
            Entries.Of([
                .. reference.Attributes!.Select(a => new Entry(Property.SnakeCase(a.Key), a.Value)), new Entry("id", reference.Ref),
                .. type.NamedBy is { } named
                    && translated.Whole.Body.Text(type.Properties.First(p => p.Name == named).Argument!) is { } name
                    ? [new Entry(Property.SnakeCase(named), Value.Of(name))]
                    : Array.Empty<Entry>(),
            ]));
    }

    private static Entries Renamed(Entries members, ValueList<Property> properties) =>
        Entries.Of(members.AsEnumerable().Where(m => m.Value is not Value.Null).Select(m =>
        properties.FirstOrDefault(p => Property.SnakeCase(p.Name) == m.Key) is { } property
            ? new Entry(property.Name, Renamed(m.Value, property.Shape)) : m));

    private static Value Renamed(Value value, Shape shape) => (shape, value) switch
    {
        (Shape.Block block, { Members: { } inside }) => new Value.Object(Renamed(inside, block.Inside)) { Origin = value.Origin },
        (Shape.Flat flat, { Members: { } inside }) => new Value.Object(Renamed(inside, flat.Inside)) { Origin = value.Origin },
        (Shape.Blocks blocks, { Elements: { } items }) => Each(value, items, blocks.Inside),
        (Shape.Resources parts, { Elements: { } items }) => Each(value, items, parts.Part.Properties),
        (Shape.ApiJson, _) => Pascal(value),
        _ => value,
    };

    private static Value.Tuple Each(Value list, ValueList<Value> items, ValueList<Property> properties) => new(items.AsEnumerable()
        .Select(i => i.Members is { } inside ? new Value.Object(Renamed(inside, properties)) { Origin = i.Origin } : i)
            .ToValueList()) { Origin = list.Origin };

    private static Value Pascal(Value value) => value switch
    {
        { Members: { } members } => new Value.Object(Entries.Of(members.AsEnumerable().Where(m => m.Value is not Value.Null).Select(m =>
            new Entry(string.Concat(m.Key.Split('_').Select(w => w.Length == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..])),
                Pascal(m.Value))))) { Origin = value.Origin },
        { Elements: { } items } => new Value.Tuple(items.AsEnumerable().Select(Pascal).ToValueList()) { Origin = value.Origin },
        _ => value,
    };
}
