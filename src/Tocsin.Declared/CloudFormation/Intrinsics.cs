using System.Globalization;
using System.Numerics;
using System.Text;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Networks;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>Evaluates what stands in a template, functions included.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html</remarks>
internal sealed class Intrinsics(Scope scope, TextBudget budget, Findings findings)
{
    /// <summary>What <c>AWS::NoValue</c> leaves: nothing, where it stands.</summary>
    private static readonly Value NoValue = new Value.Null();

    /// <summary>
    /// The value, with its origin; what is not known offline is unknown, and what CloudFormation refuses too, with a finding.
    /// </summary>
    public Value Evaluate(Node node)
    {
        var value = node switch
        {
            Node.Scalar scalar => scalar.Value,
            Node.Sequence sequence => new Value.Tuple(sequence.Items.Select(Evaluate).Where(v => v is not Value.Null).ToValueList()),
            Node.Mapping { Call: { } call } => Call(call, node),
            Node.Mapping mapping =>
                new Value.Object(
                    Entries.Of(mapping.Members.Select(m => new Entry(m.Key, Evaluate(m.Value))).Where(e => e.Value is not Value.Null))),
            _ => NoValue,
        };
        value = DynamicReference.Resolve(value, budget);
        return value.Origin is null && value is not Value.Null ? value with { Origin = node.Where } : value;
    }

    /// <summary>A condition: a call of <c>Fn::Equals</c> and its kin, or <c>Condition: NAME</c>.</summary>
    public Value Test(Node node) => node switch
    {
        Node.Mapping { Members: [{ Key: "Condition" } named] } =>
            named.Value.AsText() is { } name
                ? scope.Condition(name, named.Value.Where)
                : Refuse(node, "Condition", "the name of a condition"),
        Node.Mapping { Call: { Key: "Fn::And" or "Fn::Or" or "Fn::Not", Value: Node.Sequence items } call } => Combine(call.Key, items),
        Node.Mapping { Call: { } } => Evaluate(node),
        Node.Scalar => Conversion.ConvertOrNull(Evaluate(node), TerraformType.Bool) ?? Refuse(node, "a condition", "true or false"),
        _ => Refuse(node, "a condition", "Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition"),
    };

    private Value Call(Member call, Node node) => (call.Key, call.Value) switch
    {
        ("Ref", { } name) =>
            name.AsText() is { } text ? text == "AWS::NoValue" ? NoValue : scope.Ref(text, name.Where) : Refuse(node, call.Key, "a name"),
        ("Fn::GetAtt", Node.Sequence { Items: [var resource, .. { Length: > 0 } path] }) when resource.AsText() is { } name =>
            Attribute(name, string.Join('.', path.Select(p => Evaluate(p).ToText() ?? "")), node.Where),
        ("Fn::GetAtt", { } path) when path.AsText() is { } text && text.Split('.', 2) is [var name, var attribute] =>
            Attribute(name, attribute, path.Where),
        ("Fn::Sub", Node.Sequence { Items: [var text, Node.Mapping own] }) => Sub(text, own, node),
        ("Fn::Sub", Node.Scalar text) => Sub(text, null, node),
        ("Fn::Join", Node.Sequence { Items: [var delimiter, var items] }) => Join(Evaluate(delimiter), Evaluate(items), node),
        ("Fn::Select", Node.Sequence { Items: [var index, var items] }) => Select(Evaluate(index), Evaluate(items), node),
        ("Fn::Split", Node.Sequence { Items: [var delimiter, var text] }) => Split(Evaluate(delimiter), Evaluate(text), node),
        ("Fn::FindInMap", Node.Sequence { Items: [var map, var first, var second, .. var options] }) =>
            Find(Evaluate(map), Evaluate(first), Evaluate(second), options.FirstOrDefault(), node),
        ("Fn::If", Node.Sequence { Items: [var condition, var then, var otherwise] }) when condition.AsText() is { } name =>
            scope.Condition(name, condition.Where) switch
        {
            Value.Boolean { IsTrue: true } => Evaluate(then),
            Value.Boolean => Evaluate(otherwise),
            var unknown => unknown with { Origin = null },
        },
        ("Fn::Equals", Node.Sequence { Items: [var left, var right] }) => IsEqual(Evaluate(left), Evaluate(right)),
        ("Fn::And" or "Fn::Or" or "Fn::Not", Node.Sequence items) => Combine(call.Key, items),
        ("Fn::ImportValue", { } export) => Known(Evaluate(export), name => scope.Import(name.ToText() ?? "", export.Where)),
        ("Fn::Base64", { } text) =>
            Known(Evaluate(text), plain => Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(plain.ToText() ?? "")))),
        ("Fn::ToJsonString", { } structure) => TemplateJson.Encode(Evaluate(structure), budget),
        ("Fn::Length", { } list) => Evaluate(list) switch
        {
            { Elements: { } items } => Value.Of((BigInteger)items.Count),
            var other => Known(other, _ => Refuse(node, call.Key, "a list")),
        },
        ("Fn::Cidr", Node.Sequence { Items: [var block, var count, .. var bits] }) =>
            Ranges(Evaluate(block), Evaluate(count), bits.Select(Evaluate).FirstOrDefault()),
        ("Fn::GetAZs", _) => new Value.Unknown([$"the availability zones of {scope.Region}"]),
        ("Fn::Transform", _) => new Value.Unknown(["what Fn::Transform makes"]),
        var (name, _) when FunctionNames.All.Contains(name) =>
            Shaped(name) is { } shape ? Refuse(node, name, shape) : new Value.Unknown([name]),
        var (name, _) => Unheard(name, call),
    };

    private static Value Known(Value value, Func<Value, Value> then) => Unknowns.Of(value) ?? then(value);

    private Value Unheard(string name, Member call)
    {
        findings.Error(
            FindingCode.InvalidExpression, call.KeyWhere, $"There is no function {name}; CloudFormation refuses the template.",
            NearestName.Of(name, FunctionNames.All));
        return new Value.Unknown([name]);
    }

    private static string? Shaped(string function) => function switch
    {
        "Fn::GetAtt" => "a resource and an attribute: Resource.Attribute",
        "Fn::Sub" => "a text, or a list of a text and a map",
        "Fn::Join" => "a list of a delimiter and a list",
        "Fn::Select" => "a list of an index and a list",
        "Fn::Split" => "a list of a delimiter and a text",
        "Fn::FindInMap" => "a list of a map's name and two keys",
        "Fn::If" => "a list of a condition's name and two values",
        "Fn::Equals" => "a list of two values",
        "Fn::And" or "Fn::Or" or "Fn::Not" => "a list of conditions",
        "Fn::Cidr" => "a list of a block, a count and the bits",
        _ => null,
    };

    private Value.Unknown Refuse(Node node, string function, string wanted)
    {
        findings.Error(FindingCode.InvalidExpression, node.Where, $"{function} takes {wanted}; CloudFormation refuses the template.");
        return new Value.Unknown([function]);
    }

    private Value Attribute(string resource, string attribute, Span where) => scope.GetAtt(resource, attribute, where);

    private Value Sub(Node text, Node.Mapping? own, Node node)
    {
        if (text is not Node.Scalar { Value: Value.String written })
        {
            return text is Node.Scalar scalar ? scalar.Value : Refuse(node, "Fn::Sub", "a text, or a list of a text and a map");
        }
        var names = own?.Members.DistinctBy(m => m.Key).ToDictionary(m => m.Key, m => Evaluate(m.Value)) ?? [];
        return SubText.Replace(written, budget, (name, where) =>
            names.TryGetValue(name, out var value) ? value
            : name.Split('.', 2) is [var resource, var attribute] && !name.StartsWith("AWS::", StringComparison.Ordinal)
                ? scope.GetAtt(resource, attribute, where)
            : scope.Ref(name, where, $"${{!{name}}} for the text ${{{name}}} itself; a placeholder of EventBridge is <{name}>"));
    }

    private Value Join(Value delimiter, Value items, Node node)
    {
        if (items is Value.Unknown || delimiter is Value.Unknown)
        {
            return Unknowns.Of(items, delimiter)!;
        }
        if (items.Elements is not { } elements || delimiter.ToText() is not { } between)
        {
            return Refuse(node, "Fn::Join", "a list of a delimiter and a list");
        }
        var joined = new JoinedText(budget);
        for (int i = 0; i < elements.Count; i++)
        {
            if (i > 0 && between.Length > 0)
            {
                joined.Append(delimiter, delimiter.Origin);
            }
            joined.Append(elements[i], elements[i].Origin);
        }
        return joined.Text(node.Where);
    }

    private Value Select(Value index, Value items, Node node)
    {
        if (index is Value.Unknown || items is Value.Unknown || Unknowns.Of(index) is not null)
        {
            return Unknowns.Of(index, items)!;
        }
        if (items.Elements is not { } elements
            || !int.TryParse(index.ToText(), NumberStyles.None, CultureInfo.InvariantCulture, out int at))
        {
            return Refuse(node, "Fn::Select", "a list of an index and a list");
        }
        if (at < elements.Count)
        {
            return elements[at];
        }
        findings.Error(
            FindingCode.InvalidExpression, node.Where,
            $"Fn::Select asks for item {at}, and the list has {elements.Count}; the first is 0. CloudFormation refuses it.");
        return new Value.Unknown(["Fn::Select"]);
    }

    private Value Split(Value delimiter, Value text, Node node)
    {
        if (Unknowns.Of(delimiter, text) is { } unknown)
        {
            return unknown;
        }
        if (delimiter.ToText() is not { Length: > 0 } by || text.ToText() is not { } whole)
        {
            return Refuse(node, "Fn::Split", "a list of a delimiter and a text");
        }
        return new Value.Tuple(whole.Split(by).Select(p => Value.Of(p) with { Origin = text.Origin }).ToValueList());
    }

    private Value Find(Value map, Value first, Value second, Node? options, Node node)
    {
        if (Unknowns.Of(map, first, second) is { } unknown)
        {
            return unknown;
        }
        if (scope.Mapping(map.ToText() ?? "")?[first.ToText() ?? ""]?[second.ToText() ?? ""] is { } found)
        {
            return Evaluate(found);
        }
        if (options?["DefaultValue"] is { } otherwise)
        {
            return Evaluate(otherwise);
        }
        findings.Error(
            FindingCode.InvalidReference, node.Where,
            $"There is nothing under {first.ToText()} and {second.ToText()} in the mapping {map.ToText()}; CloudFormation refuses the "
                + $"template.");
        return new Value.Unknown([$"{map.ToText()}.{first.ToText()}.{second.ToText()}"]);
    }

    /// <summary>Texts, numbers and booleans are equal when they are written the same.</summary>
    private static Value IsEqual(Value left, Value right) =>
        Unknowns.Of(left, right) is { } unknown ? unknown
        : left.ToText() is { } a && right.ToText() is { } b ? Value.Of(a == b)
        : Value.Of(left.Equals(right));

    private Value Combine(string function, Node.Sequence items)
    {
        var values = items.Items.Select(Test).ToArray();
        if (function == "Fn::Not")
        {
            return values is [Value.Boolean only]
                ? Value.Of(!only.IsTrue)
                : Unknowns.Of(values) ?? (Value)Refuse(items, function, "a list of one condition");
        }
        // One that decides does so whatever the others are.
        bool deciding = function == "Fn::Or";
        return values.Any(v => v is Value.Boolean b && b.IsTrue == deciding)
            ? Value.Of(deciding)
            : Unknowns.Of(values) ?? (Value)Value.Of(!deciding);
    }

    private static Value Ranges(Value block, Value count, Value? bits)
    {
        if (Unknowns.Of(block, count) is { } unknown)
        {
            return unknown;
        }
        if (Cidr.Parse(block.ToText() ?? "") is not { } network || !int.TryParse(count.ToText(), out int number) || number is < 1 or > 256
            || !int.TryParse(bits?.ToText() ?? "8", out int host) || host < 0 || host > network.Bits
                || network.Bits - host < network.Length)
        {
            return new Value.Unknown(["Fn::Cidr"]);
        }
        return new Value.Tuple(Enumerable.Range(0, number).Select(i =>
            Value.Of($"{Cidr.Write(network.Address + (i * (BigInteger.One << host)), network.Bits)}/{network.Bits - host}")).ToValueList());
    }
}
