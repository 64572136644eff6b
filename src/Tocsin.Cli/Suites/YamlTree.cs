using Tocsin.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Cli.Suites;

/// <summary>Reads one YAML document into <see cref="YamlValue"/>s, without recursion and within bounds.</summary>
/// <remarks>Aliases are refused: a file of tests has no need of them, and they are how a small file becomes a huge tree.</remarks>
internal static class YamlTree
{
    public const int MaximumDepth = 32;
    public const int MaximumCharacters = 1 << 20;

    public static YamlValue? Read(SourceText source, List<Finding> findings)
    {
        if (source.Text.Length > MaximumCharacters)
        {
            findings.Add(Wrong(new Span(source, 0, 0), $"{source.Path} is larger than {MaximumCharacters} characters"));
            return null;
        }
        try
        {
            return Build(source, new Parser(new StringReader(source.Text)), findings);
        }
        catch (YamlException e)
        {
            findings.Add(Wrong(SpanOf(source, e.Start, e.End), $"not YAML: {e.InnerException?.Message ?? e.Message}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's parser throws it where text follows the end of a document.
            findings.Add(Wrong(new Span(source, 0, 0), "not YAML: something follows the end of its document"));
            return null;
        }
    }

    public static Finding Wrong(Span where, string message, string? write = null) =>
        new(FindingCode.InvalidSuite, Severity.Error, where, message, write);

    private static YamlValue? Build(SourceText source, Parser parser, List<Finding> findings)
    {
        var open = new Stack<Container>();
        while (parser.MoveNext())
        {
            var span = SpanOf(source, parser.Current!.Start, parser.Current.End);
            YamlValue? complete = null;
            switch (parser.Current)
            {
                case Scalar scalar:
                    complete = new YamlValue.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, span);
                    break;
                case MappingStart or SequenceStart:
                    if (open.Count == MaximumDepth)
                    {
                        findings.Add(Wrong(span, $"nested deeper than {MaximumDepth}"));
                        return null;
                    }
                    open.Push(new Container(parser.Current is MappingStart, span, []));
                    break;
                case MappingEnd or SequenceEnd:
                    complete = open.Pop().Close(span);
                    break;
                case AnchorAlias:
                    findings.Add(Wrong(span, "aliases are not read here", "the value itself"));
                    return null;
            }
            if (complete is not null)
            {
                if (open.Count == 0)
                {
                    RefuseMore(source, parser, findings);
                    return complete;
                }
                open.Peek().Children.Add(complete);
            }
        }
        return null;
    }

    /// <summary>What stands in another document of the file would not be heard.</summary>
    private static void RefuseMore(SourceText source, Parser parser, List<Finding> findings)
    {
        while (parser.MoveNext())
        {
            if (parser.Current is DocumentStart next)
            {
                findings.Add(
                    Wrong(SpanOf(source, next.Start, next.End), "a second document begins here: the file has one", "no line of ---"));
                return;
            }
        }
    }

    private static Span SpanOf(SourceText source, Mark start, Mark end) =>
        new(source, (int)start.Index, (int)Math.Max(start.Index, end.Index));

    private sealed record Container(bool IsMapping, Span Start, List<YamlValue> Children)
    {
        public YamlValue Close(Span end) => IsMapping
            ? new YamlValue.Mapping(
                Children.Chunk(2).Where(p => p is [YamlValue.Scalar, _]).Select(p => KeyValuePair.Create((YamlValue.Scalar)p[0], p[1]))
                    .ToValueList(),
                Start.To(end))
            : new YamlValue.Sequence(Children.ToValueList(), Start.To(end));
    }
}
