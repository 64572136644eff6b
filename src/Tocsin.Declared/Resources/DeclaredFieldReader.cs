using System.Globalization;
using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>
/// Reads a request from what declares it, as other readers read one from JSON or a form: so that all go through the same operations.
/// </summary>
/// <remarks>
/// A member is looked for under the name that the resource's table gives it, or under its own in the other spelling. A map where a list is
/// asked for gives its entries as pairs: tags. What is not known is a marked text, or is told of as a member that is not known.
/// </remarks>
internal sealed class DeclaredFieldReader : FieldReader
{
    private readonly ValueList<Share> shares;
    private readonly Stack<Frame> frames = new();

    /// <param name="shares">The first gives the request itself; others what is under one of its members, in the order of lists.</param>
    public DeclaredFieldReader(ValueList<Share> shares)
    {
        this.shares = shares;
        frames.Push(new Frame(new DeclaredNode.Structure(shares[0], "", shares[0].Instance.Body)));
    }

    protected override bool Enter(string member) =>
        Find(member) is { } node && Push(node is DeclaredNode.Several several ? several.Items[0] : node);

    protected override bool EnterList(string member, QueryNames names)
    {
        if (Find(member) is not { } node)
        {
            return false;
        }
        switch (node)
        {
            case DeclaredNode.Several several:
                return Push(node, several.Items.GetEnumerator());
            case DeclaredNode.Given { Value.Elements: { } items }:
                return Push(node, items.AsEnumerable().Select(i => (DeclaredNode)new DeclaredNode.Given(i)).GetEnumerator());
            case DeclaredNode.Given { Value.Members: { } map }:
                return Push(node, map.Select(Pair).GetEnumerator());
            case DeclaredNode.Given { Value: var value } when MarkOf(value) is { } mark:
                ReportUnknown(member, mark);
                return false;
            default:
                return Wrong(member, "a list");
        }
    }

    protected override bool EnterNextItem() => frames.Peek().Items!.MoveNext() && Push(frames.Peek().Items!.Current);

    protected override bool EnterMap(string member, QueryNames names)
    {
        if (Find(member) is not { } node)
        {
            return false;
        }
        switch (node)
        {
            case DeclaredNode.Given { Value.Members: { } map }:
                return Push(node, map.Where(e => e.Value is not Value.Null));
            // The provider sends no attribute for an argument that is empty.
            case DeclaredNode.Structure structure:
                return Push(node, structure.Listed().Where(e => e.Value is not Value.String { Text: "" }));
            case DeclaredNode.Given { Value: var value } when MarkOf(value) is { } mark:
                ReportUnknown(member, mark);
                return false;
            default:
                return Wrong(member, "a map");
        }
    }

    protected override bool EnterNextEntry(out string key)
    {
        var entries = frames.Peek().Entries!;
        bool moved = entries.MoveNext();
        key = moved ? entries.Current.Key : "";
        return moved && Push(new DeclaredNode.Given(entries.Current.Value));
    }

    protected override void Leave() => frames.Pop();

    protected override bool IsNull() => Here is Value.Null;

    protected override bool IsShape()
    {
        if (frames.Peek().Node is DeclaredNode.Structure || Here?.Members is not null)
        {
            return true;
        }
        return Unreadable<bool>("a structure") is not null;
    }

    protected override string? ReadText() => Here?.ToText() ?? Wrong("a text");

    protected override bool? ReadBoolean() => Here switch
    {
        Value.Boolean flag => flag.IsTrue,
        Value.String { Text: "true" } => true,
        Value.String { Text: "false" } => false,
        _ => Unreadable<bool>("true or false"),
    };

    // jsonencode makes a text of a number that comes from a text; the provider takes both.
    protected override long? ReadWhole(long minimum, long maximum) =>
        Here is Value.Number or Value.String
            && long.TryParse(Here.ToText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            && whole >= minimum && whole <= maximum
            ? whole
            : Unreadable<long>("a whole number");

    protected override double? ReadDouble() =>
        Here is Value.Number or Value.String
            && double.TryParse(Here.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : Unreadable<double>("a number");

    protected override DateTimeOffset? ReadTimestamp() =>
        AwsTime.TryFromIso(Here?.ToText() ?? "", out var time) ? time : Unreadable<DateTimeOffset>("a time");

    protected override ValueList<byte>? ReadBlob()
    {
        string text = Here?.ToText() ?? "";
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length)
            ? [.. bytes.AsSpan(0, length)]
            : Unreadable<ValueList<byte>>("bytes in base 64");
    }

    private Value? Here => (frames.Peek().Node as DeclaredNode.Given)?.Value;

    private DeclaredNode? Find(string member)
    {
        if (frames.Count == 1)
        {
            var given = shares.Where(s => s.Under.Length > 0 && s.Under.Split('/')[0] == member).ToList();
            if (given.Count > 0)
            {
                return new DeclaredNode.Several(
                    given.Select(s => (DeclaredNode)new DeclaredNode.Structure(s, "", s.Instance.Body)).ToValueList());
            }
        }
        return frames.Peek().Node.Member(member);
    }

    /// <summary>
    /// An entry of a map as the pair that AWS wants: members called Key and Value, TagKey and TagValue, whatever the service's spelling.
    /// </summary>
    private static DeclaredNode Pair(Entry entry) => new DeclaredNode.Given(new Value.Object(Entries.Of(
        ("Key", Value.Of(entry.Key)), ("key", Value.Of(entry.Key)), ("TagKey", Value.Of(entry.Key)),
        ("Value", entry.Value), ("value", entry.Value), ("TagValue", entry.Value))));

    private bool Push(DeclaredNode node, IEnumerator<DeclaredNode>? items = null)
    {
        frames.Push(new Frame(node) { Items = items });
        return true;
    }

    private bool Push(DeclaredNode node, IEnumerable<Entry> entries)
    {
        frames.Push(new Frame(node) { Entries = entries.GetEnumerator() });
        return true;
    }

    private static string? MarkOf(Value value) =>
        value is Value.Unknown unknown ? unknown.Mark : value.AsText() is { } text && Unknown.In(text) ? text : null;

    /// <summary>A value of another type: not known, or a mistake that the declaration's own schema should have found.</summary>
    private T? Unreadable<T>(string wanted)
        where T : struct
    {
        if (Here is { } value && MarkOf(value) is { } mark)
        {
            ReportUnknown(mark);
        }
        else
        {
            Wrong(wanted);
        }
        return null;
    }

    private string? Wrong(string wanted)
    {
        Fail(new AwsError("SerializationException", $"the declaration has something else where the request wants {wanted}"));
        return null;
    }

    private bool Wrong(string member, string wanted)
    {
        Fail(new AwsError("SerializationException", $"the declaration has something else where {member} wants {wanted}", Member: member));
        return false;
    }

    private sealed record Frame(DeclaredNode Node)
    {
        public IEnumerator<DeclaredNode>? Items { get; init; }

        public IEnumerator<Entry>? Entries { get; init; }
    }
}
