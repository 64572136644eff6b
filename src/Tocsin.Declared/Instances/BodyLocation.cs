using System.Globalization;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>Where a part of a block was written.</summary>
/// <param name="IsExact">False when that part is not declared, and the span is the nearest thing around it.</param>
/// <param name="Value">What is there, when it is an argument's value or a part of one.</param>
public readonly record struct BodyLocation(Span Span, bool IsExact, Value? Value = null)
{
    /// <param name="path">Dotted, blocks and arguments and what is inside their values: <c>input_transformer.input_paths.reason</c>; empty
    /// is the block itself.</param>
    public static BodyLocation Of(DeclaredBody body, string path)
    {
        if (path.Length == 0)
        {
            return new BodyLocation(body.Where, true);
        }
        var (name, rest) = Cut(path);
        if (body.Find(name) is { Where: { } where } argument)
        {
            return Inside(argument.Value, where, rest);
        }
        var blocks = body.BlocksOf(name).ToArray();
        if (blocks.Length == 0)
        {
            return new BodyLocation(body.Where, false);
        }
        var (first, behind) = Cut(rest);
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < blocks.Length
            ? Of(blocks[index], behind)
            : Of(blocks[0], rest);
    }

    private static BodyLocation Inside(Value value, Span whole, string rest)
    {
        bool exact = true;
        while (rest.Length > 0 && exact)
        {
            whole = value.Origin ?? whole;
            var (first, behind) = value.Members?[rest] is null ? Cut(rest) : (rest, "");
            var below = value.Members?[first]
                ?? (value.Elements is { } items && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int i)
                    && i < items.Count ? items[i] : null);
            exact = below is not null;
            value = below ?? value;
            rest = behind;
        }
        return new BodyLocation(value.Origin ?? whole, exact, exact ? value : null);
    }

    private static (string First, string Behind) Cut(string path)
    {
        int dot = path.IndexOf('.');
        return dot < 0 ? (path, "") : (path[..dot], path[(dot + 1)..]);
    }
}
