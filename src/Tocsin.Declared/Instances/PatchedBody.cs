using System.Globalization;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>Sets one thing in an evaluated block.</summary>
internal static class PatchedBody
{
    /// <param name="path">Dotted, as in <see cref="BodyLocation.Of"/>. What is not there yet is added where the schema has it.</param>
    /// <returns>The changed body, or null when the schema has no such thing.</returns>
    public static DeclaredBody? Set(DeclaredBody body, BlockSchema schema, string path, Value value)
    {
        var (name, rest) = Cut(path);
        if (schema.Blocks.FirstOrDefault(b => b.Name == name) is { } nested && rest.Length > 0)
        {
            return SetInBlock(body, nested, rest, value);
        }
        var expected = schema.Arguments.FirstOrDefault(a => a.Name == name && a.IsSettable);
        if (expected is null && !schema.IsOpen)
        {
            return null;
        }
        var before = body.Find(name);
        var after = rest.Length == 0 ? value : SetInValue(before?.Value, rest, value);
        if (after is null || !Conversion.Convert(after, expected?.Type ?? TerraformType.Any).TryGet(out var converted, out _))
        {
            return null;
        }
        var argument = new DeclaredArgument(name, converted with { Origin = converted.Origin ?? before?.Value.Origin }, before?.Where);
        return body with { Arguments = body.Arguments.Where(a => a.Name != name).Append(argument).ToValueList() };
    }

    /// <summary>
    /// Where a path that cannot be set leaves the schema: the name there, which is empty where the path ends at a block; where it begins;
    /// what could stand there.
    /// </summary>
    public static (int Start, string Name, IReadOnlyList<string> Siblings) Misfit(BlockSchema schema, string path)
    {
        int start = 0;
        while (true)
        {
            string name = Cut(path[start..]).First;
            var nested = name.Length == 0 ? null : schema.Blocks.FirstOrDefault(b => b.Name == name);
            int next = start + name.Length + 1;
            if (nested is not null && next < path.Length
                && int.TryParse(Cut(path[next..]).First, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                next += Cut(path[next..]).First.Length + 1;
            }
            if (nested is null)
            {
                return (
                    start, name,
                    [.. schema.Arguments.Where(a => a.IsSettable).Select(a => a.Name).Concat(schema.Blocks.Select(b => b.Name))]);
            }
            (start, schema) = (Math.Min(next, path.Length), nested.Body);
        }
    }

    private static DeclaredBody? SetInBlock(DeclaredBody body, SchemaItem.Nested nested, string path, Value value)
    {
        var blocks = body.Blocks.ToList();
        var (first, behind) = Cut(path);
        bool indexed = int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int wanted);
        int at = blocks.FindIndex(b => b.Name == nested.Name);
        for (int i = 0; indexed && at >= 0 && i < wanted; i++)
        {
            at = blocks.FindIndex(at + 1, b => b.Name == nested.Name);
        }
        if (at < 0)
        {
            if (wanted > 0)
            {
                return null;
            }
            at = blocks.Count;
            blocks.Add(new DeclaredBlock(nested.Name, new DeclaredBody(body.Where, [], [])));
        }
        if (Set(blocks[at].Body, nested.Body, indexed ? behind : path, value) is not { } changed)
        {
            return null;
        }
        blocks[at] = blocks[at] with { Body = changed };
        return body with { Blocks = blocks.ToValueList() };
    }

    /// <summary>A structure with something in it set; null when there is no such place.</summary>
    public static Value? SetInValue(Value? structure, string path, Value value)
    {
        if (structure?.Elements is { } elements)
        {
            var (first, behind) = Cut(path);
            if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int index) || index >= elements.Count)
            {
                return null;
            }
            var items = elements.ToArray();
            if ((behind.Length == 0 ? value : SetInValue(items[index], behind, value)) is not { } item)
            {
                return null;
            }
            items[index] = item;
            return new Value.Tuple(items.ToValueList()) { Origin = structure.Origin };
        }
        if (structure is not (null or Value.Null) && structure.Members is null)
        {
            return null;
        }
        var members = structure?.Members ?? Entries.Empty;
        var (name, rest) = members[path] is null ? Cut(path) : (path, "");
        return (rest.Length == 0 ? value : SetInValue(members[name], rest, value)) is { } member
            ? new Value.Object(
                Entries.Of(members.Append(new Entry(name,
                    member with { Origin = member.Origin ?? members[name]?.Origin })))) { Origin = structure?.Origin }
            : null;
    }

    private static (string First, string Behind) Cut(string path)
    {
        int dot = path.IndexOf('.');
        return dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
    }
}
