using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Limits = Tocsin.Declared.Functions.Calls.Limits;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>
/// A YAML document as values, by the rules Terraform's reader has (recorded with terraform console 1.11.4): mostly YAML 1.1, so <c>on</c>
/// and <c>y</c> are true, also as keys.
/// </summary>
internal sealed class YamlReading
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    private readonly Parser parser;
    private readonly Dictionary<string, (Value? Value, int Nodes)> anchors = [];

    // What every alias stands for counts again: values are shared, but whoever writes them out walks them all.
    private int nodes;

    private YamlReading(string text) => parser = new Parser(new StringReader(BlankLines.Emptied(text)));

    public static Attempt Read(string text)
    {
        try
        {
            return new YamlReading(text).ReadDocument();
        }
        catch (YamlException e)
        {
            return Unknown.In(text)
                ? new Value.Unknown(Unknown.NamesIn(text).ToValueList())
                : Attempt.Fail($"on line {e.Start.Line}, column {e.Start.Column}: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's parser throws it where text follows the end of a document.
            return Attempt.Fail("unexpected extra content after value");
        }
    }

    private Attempt ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return Attempt.Fail("on line 1, column 1: missing start of document");
        }
        parser.Consume<DocumentStart>();
        var value = ReadNode(0);
        if (value is Attempt.Failed)
        {
            return value;
        }
        parser.Consume<DocumentEnd>();
        return parser.Accept<StreamEnd>(out _) ? value : Attempt.Fail("unexpected extra content after value");
    }

    private Attempt ReadNode(int depth)
    {
        nodes++;
        if (depth > Limits.MaximumDepth || nodes > Limits.MaximumYamlNodes)
        {
            return Attempt.Fail(
                depth > Limits.MaximumDepth ? $"the document nests deeper than "
                    + $"{Limits.MaximumDepth}" : $"the document has more than {Limits.MaximumYamlNodes} nodes");
        }
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return ReadAlias(alias.Value.Value);
        }
        var node = parser.Consume<NodeEvent>();
        string anchor = node.Anchor.IsEmpty ? "" : node.Anchor.Value;
        int before = nodes;
        anchors[anchor] = (null, 0);
        var read = node switch
        {
            Scalar scalar => YamlScalar.Resolve(scalar),
            _ when !node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value is not (TagPrefix + "map" or TagPrefix + "seq") =>
                Attempt.Fail($"unsupported tag \"{node.Tag.Value}\""),
            SequenceStart => ReadSequence(depth),
            _ => ReadMapping(depth),
        };
        if (read is Attempt.Done done)
        {
            anchors[anchor] = (done.Value, nodes - before);
        }
        return read;
    }

    private Attempt ReadAlias(string anchor)
    {
        if (!anchors.TryGetValue(anchor, out var known))
        {
            return Attempt.Fail($"reference to undefined anchor \"{anchor}\"");
        }
        nodes += known.Nodes;
        return known.Value is null ? Attempt.Fail($"cannot refer to anchor \"{anchor}\" from inside its own definition") : known.Value;
    }

    private Attempt ReadSequence(int depth)
    {
        var items = new List<Value>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (!ReadNode(depth + 1).TryGet(out var item, out var failed))
            {
                return failed;
            }
            items.Add(item);
        }
        return new Value.Tuple(items.ToValueList());
    }

    private Attempt ReadMapping(int depth)
    {
        var merged = new List<Entry>();
        var entries = new List<Entry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            bool isMerge = parser.Accept<Scalar>(out var scalar) && scalar is { Value: "<<", IsPlainImplicit: true };
            if (!ReadNode(depth + 1).TryGet(out var key, out var failed) || !ReadNode(depth + 1).TryGet(out var value, out failed))
            {
                return failed;
            }
            if (isMerge)
            {
                if (value is not Value.Object o)
                {
                    return Attempt.Fail($"cannot merge {TerraformType.Of(value).FriendlyName} into mapping");
                }
                merged.AddRange(o.Entries);
                continue;
            }
            if (key is Value.Null)
            {
                return Attempt.Fail("mapping key cannot be null");
            }
            if (Conversion.ConvertOrNull(key, TerraformType.String) is not { } text)
            {
                return Attempt.Fail("only strings are allowed as mapping keys");
            }
            entries.Add(new Entry(text is Value.Unknown unknown ? unknown.Mark : text.AsText() ?? "", value));
        }
        return new Value.Object(Entries.Of([.. merged, .. entries]));
    }
}
