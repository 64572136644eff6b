using System.Globalization;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>What a block declares, evaluated; where each part was written stays with its value.</summary>
/// <param name="Where">The block's header.</param>
public sealed record DeclaredBody(Span Where, ValueList<DeclaredArgument> Arguments, ValueList<DeclaredBlock> Blocks)
{
    /// <summary>The value of an argument; null when it is absent or <c>null</c>.</summary>
    public Value? this[string name] => Find(name) is { Value: not Value.Null } argument ? argument.Value : null;

    public DeclaredArgument? Find(string name) => Arguments.FirstOrDefault(a => a.Name == name);

    /// <summary>A text, with marks for what is not known; null when it is absent.</summary>
    public string? Text(string name) => this[name]?.ToText();

    /// <summary>A whole number; null when it is absent or not known.</summary>
    public int? Whole(string name) =>
        this[name] is Value.Number number
            && int.TryParse(number.ToText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole)
            ? whole
            : null;

    public bool? Flag(string name) => (this[name] as Value.Boolean)?.IsTrue;

    /// <summary>Texts of a list or set; a list that is not known at all is one text with its mark.</summary>
    public ValueList<string> Texts(string name) => this[name] switch
    {
        null => [],
        Value.Unknown unknown => [unknown.Mark],
        var value => (value.Elements ?? []).AsEnumerable().Select(v => v.ToText() ?? "").ToValueList(),
    };

    /// <summary>The members of a map of texts.</summary>
    public ValueList<KeyValuePair<string, string>> TextMap(string name) =>
        (this[name]?.Members ?? Entries.Empty).AsEnumerable().Where(e => e.Value is not Value.Null)
            .Select(e => KeyValuePair.Create(e.Key, e.Value.ToText() ?? "")).ToValueList();

    /// <summary>
    /// What decides how many blocks of a name there are, where that is not known offline; else null. Such blocks count as none.
    /// </summary>
    public Value.Unknown? Uncertain(string name) => Blocks.FirstOrDefault(b => b.Name == name && b.Unknown is not null)?.Unknown;

    public DeclaredBody? Block(string name) => BlocksOf(name).FirstOrDefault();

    public IEnumerable<DeclaredBody> BlocksOf(string name) => Blocks.Where(b => b.Name == name && b.Unknown is null).Select(b => b.Body);
}

/// <param name="Where">The argument as a whole; null for a default of the provider.</param>
public sealed record DeclaredArgument(string Name, Value Value, Span? Where)
{
    /// <summary>What references see where the provider does not send what is written; null where it does.</summary>
    public Value? Written { get; init; }
}

/// <param name="Unknown">What the number of such blocks depends on, when it is not known: then this one stands for them all.</param>
public sealed record DeclaredBlock(string Name, DeclaredBody Body, Value.Unknown? Unknown = null);

/// <summary>Values as AWS's requests have them.</summary>
internal static class Texts
{
    /// <summary>The text of a primitive, with a mark for what is not known; null for null and for structures.</summary>
    public static string? ToText(this Value value) => value switch
    {
        Value.String s => s.Text,
        Value.Unknown unknown => unknown.Mark,
        Value.Number or Value.Boolean => Conversion.Convert(value, TerraformType.String).TryGet(out var text, out _) ? text.AsText() : null,
        _ => null,
    };
}
