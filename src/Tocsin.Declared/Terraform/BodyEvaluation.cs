using System.Numerics;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Evaluates the content of a block and holds it to what the provider accepts.</summary>
/// <param name="names">What <c>each</c>, <c>count</c> and the iterators of dynamic blocks stand for.</param>
internal sealed class BodyEvaluation(Func<Expression, BlockNames, Value> evaluate, Findings findings, string address)
{
    private static readonly string[] MetaArguments = ["count", "for_each", "depends_on", "provider"];
    private static readonly HashSet<string> Unsent =
    [
        "tags", "description", "policy", "permissions_boundary", "role_arn", "event_bus_name", "event_source_name", "event_pattern",
        "input", "input_path", "schedule_expression", "kms_key_id", "kms_key_identifier", "kms_master_key_id", "arn",
        "execution_role_arn", "task_role_arn", "iam_role", "cpu", "memory", "platform_version", "cluster",
    ];

    private static readonly string[] MetaBlocks = ["lifecycle", "provisioner", "connection"];

    /// <summary>
    /// What terraform itself takes out of a resource's block before the provider sees it, and no reference is evaluated in.
    /// </summary>
    public static IReadOnlyCollection<string> Meta { get; } = ["provider", .. MetaBlocks];

    public DeclaredBody Resource(Block block, BlockSchema schema, BlockNames names) => Evaluate(
        block.Body with
        {
            Arguments = block.Body.Arguments.Where(a => !MetaArguments.Contains(a.Name)).ToValueList(),
            Blocks = block.Body.Blocks.Where(b => !MetaBlocks.Contains(b.Type)).ToValueList(),
        },
        block.Header, schema, names, "");

    private DeclaredBody Evaluate(Body body, Span header, BlockSchema schema, BlockNames names, string path)
    {
        body = JsonBlocks.Settle(body, name => schema.Blocks.Any(b => b.Name == name));
        var arguments = body.Arguments.AsEnumerable().Select(a => Evaluate(a, schema, names, path)).OfType<DeclaredArgument>().ToList();
        foreach (var expected in schema.Arguments)
        {
            bool isGiven = arguments.Any(a => a.Name == expected.Name && a.Value is not Value.Null);
            if (!isGiven && expected.IsRequired)
            {
                findings.Error(
                    FindingCode.MissingArgument, header,
                    $"{Within(path)} needs the argument {expected.Name}; terraform refuses it without.",
                    $"{expected.Name} = ...");
            }
            else if (!isGiven && expected.Default is { } value)
            {
                var written = arguments.Find(a => a.Name == expected.Name)?.Written;
                arguments.RemoveAll(a => a.Name == expected.Name);
                arguments.Add(new DeclaredArgument(expected.Name, value, null) { Written = written });
            }
        }
        var blocks = body.Blocks.AsEnumerable().SelectMany(b => Evaluate(b, schema, names, path)).ToValueList();
        foreach (var expected in schema.Blocks)
        {
            var found = blocks.Where(b => b.Name == expected.Name).ToArray();
            if (expected.Maximum > 0 && found.Length > expected.Maximum)
            {
                findings.Error(
                    FindingCode.InvalidArgument, found[expected.Maximum].Body.Where,
                    $"{Within(path)} takes no more than {expected.Maximum} {expected.Name} block; terraform refuses more.");
            }
        }
        return new DeclaredBody(header, arguments.ToValueList(), blocks);
    }

    private DeclaredArgument? Evaluate(Argument argument, BlockSchema schema, BlockNames names, string path)
    {
        var value = evaluate(argument.Value, names);
        value = value.Origin is null ? value with { Origin = argument.Value.Span } : value;
        if (schema.IsOpen)
        {
            return new DeclaredArgument(argument.Name, value, argument.Span);
        }
        if (schema.Arguments.FirstOrDefault(a => a.Name == argument.Name) is not { IsSettable: true } expected)
        {
            RefuseArgument(argument, schema, path);
            return null;
        }
        if (Conversion.Convert(value, expected.Type).TryGet(out var converted, out var failed))
        {
            converted = converted with { Origin = converted.Origin ?? value.Origin };
            return IsUnsent(expected, converted)
                ? new DeclaredArgument(argument.Name, new Value.Null { Origin = converted.Origin }, argument.Span) { Written = converted }
                : new DeclaredArgument(argument.Name, converted, argument.Span);
        }
        findings.Error(
            FindingCode.InvalidArgument, argument.Value.Span,
            $"{argument.Name} of {Within(path)} is not of the type the provider wants: {failed.Message}.");
        return new DeclaredArgument(argument.Name, new Value.Unknown([$"{address}.{path}{argument.Name}"]), argument.Span);
    }

    /// <summary>
    /// The provider asks for these by GetOk, which takes what is empty for what is not there: iam/role.go, events/rule.go,
    /// events/target.go, logs/group.go in internal/service of https://github.com/hashicorp/terraform-provider-aws. A role's path and a
    /// target's ARN are sent as they are.
    /// </summary>
    private static bool IsUnsent(SchemaItem.Argument expected, Value value) =>
        !expected.IsRequired && value is Value.String { Text: "" } or Value.Map { Entries.Count: 0 } && Unsent.Contains(expected.Name);

    private IEnumerable<DeclaredBlock> Evaluate(Block block, BlockSchema schema, BlockNames names, string path)
    {
        if (block.Type == "dynamic" && block.Labels.Count == 1)
        {
            return Dynamic(block, schema, names, path);
        }
        return SchemaOf(block.Type, block.Header, schema, path) is { } inner
            ? [new DeclaredBlock(block.Type, Evaluate(block.Body, block.Header, inner, names, $"{path}{block.Type}."))]
            : [];
    }

    /// <summary>https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks</summary>
    private IEnumerable<DeclaredBlock> Dynamic(Block block, BlockSchema schema, BlockNames names, string path)
    {
        string type = block.Labels[0].Name;
        string iterator = block.Body["iterator"]?.Value switch
        {
            Expression.Reference { Traversal.Root: var name } => name,
            Expression.Template { Literal: { } name } => name,
            _ => type,
        };
        if (block.Body["for_each"] is not { } each || block.Body.BlocksOf("content").FirstOrDefault() is not { } content)
        {
            findings.Error(FindingCode.MissingArgument, block.Header, "A dynamic block needs for_each and a content block.");
            yield break;
        }
        if (SchemaOf(type, block.Header, schema, path) is not { } inner)
        {
            yield break;
        }
        var collection = evaluate(each.Value, names);
        var items = collection.Members?.AsEnumerable().Select(e => (Key: Value.Of(e.Key), e.Value))
            ?? collection.Elements?.AsEnumerable().Select((v, i) => (Key: collection is Value.Set ? v : Value.Of((BigInteger)i), Value: v));
        if (items is null)
        {
            if (collection is not Value.Unknown)
            {
                findings.Error(
                    FindingCode.InvalidArgument, each.Value.Span, "This for_each of a dynamic block is no collection; terraform "
                        + "refuses it.");
                yield break;
            }
            findings.Warning(
                FindingCode.UnknownValue, each.Value.Span,
                $"How many {type} blocks {address} has depends on {Listing.Of(Unknowns.In(collection))}, which is not known "
                    + $"offline.");
            yield return new DeclaredBlock(type, new DeclaredBody(block.Header, [], []), new Value.Unknown(Unknowns.In(collection)));
            yield break;
        }
        foreach (var (key, value) in items)
        {
            var inside = names.With(iterator, new Value.Object(Entries.Of(("key", key), ("value", value))));
            yield return new DeclaredBlock(type, Evaluate(content.Body, block.Header, inner, inside, $"{path}{type}."));
        }
    }

    private BlockSchema? SchemaOf(string type, Span header, BlockSchema schema, string path)
    {
        if (schema.IsOpen)
        {
            return schema;
        }
        if (schema.Blocks.FirstOrDefault(b => b.Name == type) is { } nested)
        {
            return nested.Body;
        }
        string message = schema.Arguments.Any(a => a.Name == type)
            ? $"{type} of {Within(path)} is an argument, not a block; terraform refuses it."
            : $"Blocks of type \"{type}\" are not expected in {Within(path)}; terraform refuses them.";
        findings.Error(FindingCode.InvalidArgument, header, message, NearestName.Of(type, schema.Items.AsEnumerable().Select(i => i.Name)));
        return null;
    }

    private void RefuseArgument(Argument argument, BlockSchema schema, string path)
    {
        string message = schema.Items.AsEnumerable().FirstOrDefault(i => i.Name == argument.Name) switch
        {
            SchemaItem.Argument => $"{argument.Name} of {Within(path)} is set by the provider and cannot be written; terraform refuses it.",
            SchemaItem.Nested => $"{argument.Name} of {Within(path)} is a block, not an argument; terraform refuses it.",
            _ => $"An argument named \"{argument.Name}\" is not expected in {Within(path)}; terraform refuses it.",
        };
        findings.Error(
            FindingCode.InvalidArgument, argument.NameSpan, message,
            NearestName.Of(argument.Name, schema.Items.AsEnumerable().Select(i => i.Name).Where(n => n != argument.Name)));
    }

    private string Within(string path) => path.Length == 0 ? address : $"{path.TrimEnd('.')} of {address}";
}
