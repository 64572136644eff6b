using System.Text;

namespace Tocsin.Shapes;

/// <summary>Writes one structure as a record: its members, how it is read, written and checked.</summary>
internal static class RecordCode
{
    public static void Write(StringBuilder code, Shapes shapes, ModelShape.Structure structure)
    {
        string name = shapes.NameOf(structure.Name);
        bool isChecked = shapes.IsInRequest(structure) && (shapes.HasConstraints(structure) || shapes.IsRequest(structure));
        code.Append($"public sealed record {name} : IShape<{name}>{(isChecked ? ", IChecked" : "")}\n{{\n");
        if (structure.Members.Count > 0)
        {
            code.Append($"    public {name}()\n    {{\n    }}\n\n    private {name}(FieldReader from)\n    {{\n");
            foreach (var member in structure.Members)
            {
                code.Append($"        {CSharp.Pascal(member.Name)} = from.{Reader(shapes, member)};\n");
            }
            code.Append("    }\n\n");
        }
        foreach (var member in structure.Members)
        {
            code.Append($"    public {TypeOf(shapes, member.Shape)}? {CSharp.Pascal(member.Name)} {{ get; init; }}\n\n");
        }
        string from = structure.Members.Count > 0 ? "from" : "";
        code.Append($"    public static {name} Read(FieldReader from) => new({from});\n\n    public void Write(FieldWriter to)\n    {{\n");
        foreach (var member in structure.Members)
        {
            string write = $"to.{Writer(shapes, member)};";
            string shows = $"to.Shows({CSharp.Text(member.Name)}, {CSharp.Pascal(member.Name)} is not null)";
            code.Append(IsSensitive(shapes, shapes.Model.Shape(member.Shape))
                ? $"        if ({shows})\n        {{\n            {write}\n        }}\n"
                : $"        {write}\n");
        }
        code.Append("    }\n");
        if (isChecked)
        {
            code.Append("\n    public void Check(Violations found)\n    {\n");
            foreach (var member in structure.Members)
            {
                foreach (string check in Checks(shapes, member))
                {
                    code.Append($"        found.{check};\n");
                }
            }
            code.Append("    }\n");
        }
        if (structure.Members.Count > 0)
        {
            WriteEquality(code, shapes, structure);
            code.Append("\n    private bool PrintMembers(StringBuilder to) => ValueText.Members(this, to);\n");
        }
        code.Append("}\n\n");
    }

    /// <summary>
    /// What the compiler would write, without a comparer for each type of each list, half a megabyte of the executable.
    /// The hash is of the first texts: they tell structures apart.
    /// </summary>
    private static void WriteEquality(StringBuilder code, Shapes shapes, ModelShape.Structure structure)
    {
        string name = shapes.NameOf(structure.Name);
        string members = string.Join(
            "\n        && ", structure.Members.Select(m => CSharp.Pascal(m.Name)).Select(m => $"{m} == other.{m}"));
        string[] texts = [.. structure.Members.Where(m => TypeOf(shapes, m.Shape) == "string").Select(m => CSharp.Pascal(m.Name)).Take(3)];
        string hash = texts.Length == 0 ? "0" : $"HashCode.Combine({string.Join(", ", texts)})";
        code.Append($"\n    public bool Equals({name}? other) =>\n        other is not null\n        && {members};\n");
        code.Append($"\n    public override int GetHashCode() => {hash};\n");
    }

    private static string TypeOf(Shapes shapes, string shape) => shapes.Model.Shape(shape) switch
    {
        ModelShape.Structure structure => shapes.NameOf(structure.Name),
        ModelShape.List list => $"ValueList<{TypeOf(shapes, list.Item)}>",
        ModelShape.Map map when shapes.Model.Shape(map.Value) is ModelShape.Scalar { Type: "integer" } => "ValueMap<long>",
        ModelShape.Map map => $"ValueMap<{TypeOf(shapes, map.Value)}>",
        ModelShape.Scalar { Type: "string" } => "string",
        ModelShape.Scalar { Type: "boolean" } => "bool",
        ModelShape.Scalar { Type: "integer" } => "int",
        ModelShape.Scalar { Type: "long" } => "long",
        ModelShape.Scalar { Type: "float" or "double" } => "double",
        ModelShape.Scalar { Type: "timestamp" } => "DateTimeOffset",
        ModelShape.Scalar { Type: "blob" } => "ValueList<byte>",
        var other => throw new InvalidDataException($"{shape}: no type for {other}"),
    };

    private static string Method(Shapes shapes, ModelShape shape) => shape switch
    {
        ModelShape.Structure => "Shape",
        ModelShape.List list => shapes.Model.Shape(list.Item) is ModelShape.Scalar item ? $"{Method(shapes, item)}s" : "List",
        ModelShape.Map map when shapes.Model.Shape(map.Value) is ModelShape.Scalar { Type: "integer" } => "LongMap",
        ModelShape.Map map => shapes.Model.Shape(map.Value) is ModelShape.Scalar value ? $"{Method(shapes, value)}Map" : "Map",
        ModelShape.Scalar { Type: "string" } => "Text",
        ModelShape.Scalar { Type: "float" } => "Double",
        ModelShape.Scalar scalar => CSharp.Pascal(scalar.Type),
        _ => throw new InvalidDataException($"no method for {shape}"),
    };

    private static string Reader(Shapes shapes, ModelMember member)
    {
        var shape = shapes.Model.Shape(member.Shape);
        string method = Method(shapes, shape);
        string type = method switch
        {
            "Shape" => $"<{TypeOf(shapes, member.Shape)}>",
            "List" => $"<{TypeOf(shapes, ((ModelShape.List)shape).Item)}>",
            "Map" => $"<{TypeOf(shapes, ((ModelShape.Map)shape).Value)}>",
            _ => "",
        };
        return $"{method}{type}({CSharp.Text(member.Name)}{Names(shape)})";
    }

    private static string Writer(Shapes shapes, ModelMember member)
    {
        var shape = shapes.Model.Shape(member.Shape);
        return $"{Method(shapes, shape)}({CSharp.Text(member.Name)}, {CSharp.Pascal(member.Name)}{Names(shape)})";
    }

    private static bool IsSensitive(Shapes shapes, ModelShape shape) => shape switch
    {
        ModelShape.Scalar scalar => scalar.Bounds is { IsSensitive: true } && scalar.Type != "blob",
        ModelShape.List list => list.Bounds is { IsSensitive: true } || IsSensitive(shapes, shapes.Model.Shape(list.Item)),
        ModelShape.Map map => map.Bounds is { IsSensitive: true } || IsSensitive(shapes, shapes.Model.Shape(map.Value)),
        _ => false,
    };

    private static string Names(ModelShape shape) =>
        shape is ModelShape.List { Names: not null } or ModelShape.Map { Names: not null } ? $", Names.{CSharp.Pascal(shape.Name)}" : "";

    private static IEnumerable<string> Checks(Shapes shapes, ModelMember member)
    {
        string name = CSharp.Text(member.Name);
        string property = CSharp.Pascal(member.Name);
        if (member.IsRequired)
        {
            yield return $"Required({name}, {property} is null)";
        }
        string Check(string method, ModelShape bounds) => $"{method}({name}, {property}, Bounds.{CSharp.Pascal(bounds.Name)})";
        switch (shapes.Model.Shape(member.Shape))
        {
            case ModelShape.Scalar { Bounds: { Limits: true } } scalar:
                yield return Check(scalar.Type switch { "string" => "Text", "blob" => "Blob", _ => "Number" }, scalar);
                break;
            case ModelShape.Structure structure when shapes.HasConstraints(structure):
                yield return $"Shape({name}, {property})";
                break;
            case ModelShape.List list:
                if (list.Bounds is { Limits: true })
                {
                    yield return Check("Size", list);
                }
                switch (shapes.Model.Shape(list.Item))
                {
                    case ModelShape.Scalar { Type: "string", Bounds: { Limits: true } } item:
                        yield return Check("Texts", item);
                        break;
                    case ModelShape.Structure item when shapes.HasConstraints(item):
                        yield return $"Items({name}, {property})";
                        break;
                }
                break;
            case ModelShape.Map map:
                if (map.Bounds is { Limits: true })
                {
                    yield return Check("Size", map);
                }
                if (shapes.Model.Shape(map.Key) is ModelShape.Scalar { Bounds: { Limits: true } } key)
                {
                    yield return Check("Keys", key);
                }
                switch (shapes.Model.Shape(map.Value))
                {
                    case ModelShape.Scalar { Type: "string", Bounds: { Limits: true } } value:
                        yield return Check("Values", value);
                        break;
                    case ModelShape.Structure value when shapes.HasConstraints(value):
                        yield return $"Entries({name}, {property})";
                        break;
                }
                break;
        }
    }
}
