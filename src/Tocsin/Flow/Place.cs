using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>
/// A spot in what is deployed, in AWS's own words; whoever read the declarations can say which file, line and column that is.
/// </summary>
/// <param name="Resource">
/// The ARN of the resource. A target is <c>RULE-ARN/target/ID</c>, an ECS scenario's subject the service's ARN.
/// </param>
/// <param name="Attribute">
/// The API member, dotted, indices and map keys as names: <c>EventPattern</c>, <c>InputTransformer.InputPathsMap.reason</c>, <c>Policy</c>.
/// </param>
/// <param name="Pointer">A JSON Pointer into that member's text, when the member holds a JSON document: <c>/detail/eventName/0</c>.</param>
/// <param name="Offset">
/// The UTF-16 offset of the spot in that member's text, when it is a text that cannot be read and so has no parts to point at.
/// </param>
public sealed record Place(string Resource, string Attribute = "", string Pointer = "", int? Offset = null) : IShape<Place>
{
    public void Write(FieldWriter to)
    {
        to.Text("resource", Resource);
        to.Text("attribute", Attribute);
        to.Text("pointer", Pointer);
        to.Integer("offset", Offset);
    }

    public static Place Read(FieldReader from) => new(
        from.Text("resource") ?? "", from.Text("attribute") ?? "", from.Text("pointer") ?? "", from.Integer("offset"));

    public override string ToString() => Pointer.Length > 0 ? $"{Resource} {Attribute}#{Pointer}" : $"{Resource} {Attribute}".TrimEnd();
}
