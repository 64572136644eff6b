using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>Writes out <c>Fn::ForEach::NAME: [Identifier, [values], {Key${Identifier}: …}]</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html</remarks>
internal sealed class ForEach(Func<Node, Value> evaluate, Findings findings)
{
    private const string Prefix = "Fn::ForEach::";

    private int written;
    private bool isTold;

    public IReadOnlyList<Member> Expand(IReadOnlyList<Member> members) =>
        members.Any(m => m.Key.StartsWith(Prefix, StringComparison.Ordinal)) ? [.. members.SelectMany(Expand)] : members;

    private IEnumerable<Member> Expand(Member member)
    {
        if (!member.Key.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return [member];
        }
        if (member.Value is not Node.Sequence { Items: [var identifier, var collection, Node.Mapping fragment] }
            || identifier.AsText() is not { } name)
        {
            findings.Error(
                FindingCode.InvalidExpression, member.KeyWhere,
                $"{member.Key} takes a list of an identifier, a list of values and an object.");
            return [];
        }
        if (evaluate(collection) is not { Elements: { } items })
        {
            findings.Warning(
                FindingCode.ConstructNotRead, member.KeyWhere,
                $"{member.Key} was not read: its values are not known offline. What it makes may carry the alarm.");
            return [];
        }
        // Loops in loops multiply: 20 values in 8 of them would be 25 thousand million resources.
        return items.AsEnumerable().Select(i => i.ToText() ?? "").TakeWhile(_ => IsWithinBounds(member))
            .SelectMany(value => Expand([.. fragment.Members.Select(m => Written(m, name, value))]));
    }

    private bool IsWithinBounds(Member loop)
    {
        if (written > Bounds.Nodes && !isTold)
        {
            isTold = true;
            findings.Error(
                FindingCode.TooLarge, loop.KeyWhere,
                $"{loop.Key} makes more than {Bounds.Nodes} values of what is in it; the others are not read.");
        }
        return !isTold;
    }

    private Member Written(Member member, string name, string value) =>
        new(Written(member.Key, name, value), member.KeyWhere, Written(member.Value, name, value));

    private Node Written(Node node, string name, string value)
    {
        if (++written > Bounds.Nodes)
        {
            return node;
        }
        return node switch
        {
            Node.Mapping { Members: [{ Key: "Ref" } reference] } when reference.Value.AsText() == name =>
                new Node.Scalar(Value.Of(value) with { Origin = node.Where }, node.Where),
            Node.Mapping mapping => new Node.Mapping([.. mapping.Members.Select(m => Written(m, name, value))], node.Where),
            Node.Sequence sequence => new Node.Sequence([.. sequence.Items.Select(i => Written(i, name, value))], node.Where),
            Node.Scalar { Text: { } text } scalar when Written(text, name, value) is var changed && changed != text =>
                new Node.Scalar(Value.Of(changed) with { Origin = scalar.Where }, scalar.Where),
            _ => node,
        };
    }

    private static string Written(string text, string name, string value) =>
        text.Replace($"${{{name}}}", value, StringComparison.Ordinal)
            .Replace($"&{{{name}}}", new string([.. value.Where(char.IsAsciiLetterOrDigit)]), StringComparison.Ordinal);
}
