using System.Globalization;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Wire;

/// <summary>What reading a form and reading XML have in common: values are texts, and lists are nodes.</summary>
public abstract class TreeFieldReader : FieldReader
{
    private readonly Stack<Frame> frames = new();

    private protected TreeFieldReader(FieldNode root) => frames.Push(new Frame(root, []));

    private protected abstract AwsError Malformed(string text, string type);

    /// <summary>The nodes of a list's items, or of a map's entries, in their order; null where the structure has no such member.</summary>
    private protected abstract List<FieldNode>? Items(FieldNode structure, string member, string item, string? flat);

    protected override bool Enter(string member)
    {
        if (Here.Find(member) is not { } node)
        {
            return false;
        }
        frames.Push(new Frame(node, []));
        return true;
    }

    protected override bool EnterList(string member, QueryNames names) => EnterAll(member, QueryNames.Item, names);

    protected override bool EnterNextItem()
    {
        var list = frames.Peek();
        if (list.Next == list.Items.Count)
        {
            return false;
        }
        frames.Push(new Frame(list.Items[list.Next++], []));
        return true;
    }

    protected override bool EnterMap(string member, QueryNames names) => EnterAll(member, QueryNames.Entry, names);

    protected override bool EnterNextEntry(out string key)
    {
        var map = frames.Peek();
        if (map.Next == map.Items.Count)
        {
            key = "";
            return false;
        }
        var entry = map.Items[map.Next++];
        key = entry.Find(map.Names!.Key)?.Text ?? "";
        frames.Push(new Frame(entry.Find(map.Names.Value) ?? new FieldNode(map.Names.Value), []));
        return true;
    }

    protected override void Leave() => frames.Pop();

    protected override bool IsNull() => false;

    protected override bool IsShape() => true;

    protected override string? ReadText() => Here.Text ?? "";

    protected override bool? ReadBoolean() => Here.Text switch
    {
        "true" => true,
        "false" => false,
        _ => Wrong<bool>("Boolean"),
    };

    protected override long? ReadWhole(long minimum, long maximum) =>
        long.TryParse(Here.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            && whole >= minimum && whole <= maximum
            ? whole
            : Wrong<long>(maximum == int.MaxValue ? "Integer" : "Long");

    protected override double? ReadDouble() =>
        double.TryParse(Here.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : Wrong<double>("Double");

    protected override DateTimeOffset? ReadTimestamp() =>
        AwsTime.TryFromIso(Here.Text ?? "", out var time) ? time : Wrong<DateTimeOffset>("Timestamp");

    protected override ValueList<byte>? ReadBlob()
    {
        string text = Here.Text ?? "";
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? [.. bytes.AsSpan(0, length)] : Wrong<ValueList<byte>>("Blob");
    }

    private FieldNode Here => frames.Peek().Node;

    private bool EnterAll(string member, string item, QueryNames names)
    {
        if (Items(Here, member, item, names.Flat) is not { } items)
        {
            return false;
        }
        frames.Push(new Frame(Here, items) { Names = names });
        return true;
    }

    private T? Wrong<T>(string type)
        where T : struct
    {
        Fail(Malformed(Here.Text ?? "", type));
        return null;
    }

    private sealed class Frame(FieldNode node, List<FieldNode> items)
    {
        public FieldNode Node { get; } = node;

        public List<FieldNode> Items { get; } = items;

        public QueryNames? Names { get; init; }

        public int Next { get; set; }
    }
}
