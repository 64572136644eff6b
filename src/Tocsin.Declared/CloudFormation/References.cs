using Tocsin.Declared.CloudFormation.Syntax;

namespace Tocsin.Declared.CloudFormation;

/// <summary>What a part of a template refers to by name: logical ids, parameters and conditions.</summary>
internal static class References
{
    /// <summary>A condition's name as a node of the graph; a resource or parameter may have the same name.</summary>
    public static string Condition(string name) => $"condition {name}";

    public static IEnumerable<string> In(Node node) => node switch
    {
        Node.Sequence sequence => sequence.Items.SelectMany(In),
        Node.Mapping { Call: { } call } => OfCall(call).Concat(In(call.Value)),
        Node.Mapping { Members: [{ Key: "Condition", Value: Node.Scalar { Text: { } name } }] } => [Condition(name)],
        Node.Mapping mapping => mapping.Members.SelectMany(m => In(m.Value)),
        _ => [],
    };

    private static IEnumerable<string> OfCall(Member call) => (call.Key, call.Value) switch
    {
        ("Ref", { } name) => name.AsText() is { } text ? [text] : [],
        ("Fn::GetAtt", Node.Sequence { Items: [var first, ..] }) => first.AsText() is { } text ? [text] : [],
        ("Fn::GetAtt", { } path) => path.AsText() is { } text ? [text.Split('.')[0]] : [],
        ("Fn::Sub", Node.Sequence { Items: [var text, ..] }) => InText(text.AsText()),
        ("Fn::Sub", { } text) => InText(text.AsText()),
        ("Fn::If", Node.Sequence { Items: [var condition, ..] }) => condition.AsText() is { } name ? [Condition(name)] : [],
        _ => [],
    };

    private static IEnumerable<string> InText(string? text) =>
        text is null ? [] : SubText.Parts(text).Select(p => p.Variable).OfType<string>().Select(v => v.Split('.')[0]);
}
