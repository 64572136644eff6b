using System.Text.RegularExpressions;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// Finds what a template says of findings that are known: comments, where it is YAML, and the metadata of its resources, which JSON has
/// too.
/// </summary>
/// <remarks>
/// Behind code, a comment is about its line. On a line of its own it is about what comes next: a section, a resource, a property or an
/// item, with all that is in it.
/// Metadata is about its resource: <c>Metadata: { tocsin: { ignore: [{ code: TSN0305, because: … }] } }</c>.
/// </remarks>
internal static partial class TemplateSuppressions
{
    public static IEnumerable<Suppression> In(Template template, Findings findings) =>
        InComments(template, findings).Concat(InMetadata(template, findings));

    private static IEnumerable<Suppression> InComments(Template template, Findings findings)
    {
        string text = template.Source.Text;
        List<Span>? scalars = null;
        foreach (var match in SuppressionComment.Bounded(Comment().Matches(text), template.Source, findings))
        {
            scalars ??= [.. Scalars(template.Root)];
            var where = new Span(template.Source, match.Index, match.Index + match.Length);
            if (!scalars.Exists(s => IsText(where, s)) && SuppressionComment.Read(where, match.Groups["says"].Value, findings) is { } read)
            {
                yield return read with { Scope = ScopeOf(where, template.Root) };
            }
        }
    }

    /// <summary>A comment's sign inside a text is text; behind the <c>|</c> that opens a block of text it is not.</summary>
    private static bool IsText(Span comment, Span scalar)
    {
        string text = comment.Source.Text;
        return scalar.Start <= comment.Start && comment.Start < scalar.End
            && !(text[scalar.Start] is '|' or '>' && text.AsSpan(scalar.Start, comment.Start - scalar.Start).IndexOf('\n') < 0);
    }

    private static IEnumerable<Span> Scalars(Node node) => node switch
    {
        Node.Mapping mapping => mapping.Members.SelectMany(m => Scalars(m.Value).Prepend(m.KeyWhere)),
        Node.Sequence sequence => sequence.Items.SelectMany(Scalars),
        _ => [node.Where],
    };

    private static Span ScopeOf(Span comment, Node root)
    {
        string text = comment.Source.Text;
        var line = LineAt(comment, comment.Start);
        if (!string.IsNullOrWhiteSpace(text[line.Start..comment.Start]))
        {
            return line;
        }
        int next = NextCode(text, comment.End);
        bool isItem = next < text.Length && text[next] == '-';
        int begins = next;
        while (isItem && begins < text.Length && (text[begins] is '-' or ' ' or '\t'))
        {
            begins++;
        }
        return Beginning(begins, isItem, root) is { } node ? node with { Start = next } : LineAt(comment, next);
    }

    /// <summary>The member, or the item of a list, that begins there.</summary>
    private static Span? Beginning(int offset, bool isItem, Node node)
    {
        switch (node)
        {
            case Node.Mapping mapping:
                foreach (var member in mapping.Members)
                {
                    if (!isItem && member.KeyWhere.Start == offset)
                    {
                        return member.KeyWhere.To(member.Value.Where);
                    }
                    if (member.Value.Where.Start <= offset && offset < member.Value.Where.End
                        && Beginning(offset, isItem, member.Value) is { } inside)
                    {
                        return inside;
                    }
                }
                return null;
            case Node.Sequence sequence:
                foreach (
                    var item in sequence.Items.Where(i => i.Where.Start <= offset && offset < Math.Max(i.Where.End, i.Where.Start + 1)))
                {
                    return isItem && item.Where.Start == offset ? item.Where : Beginning(offset, isItem, item);
                }
                return null;
            default:
                return null;
        }
    }

    /// <summary>Where the next thing that is neither space nor comment stands.</summary>
    private static int NextCode(string text, int from)
    {
        while (from < text.Length && (char.IsWhiteSpace(text[from]) || text[from] == '#'))
        {
            int end = text[from] == '#' ? text.IndexOf('\n', from) : from;
            from = end < 0 ? text.Length : end + 1;
        }
        return from;
    }

    private static Span LineAt(Span within, int offset)
    {
        string text = within.Source.Text;
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', Math.Min(offset, text.Length) - 1) + 1;
        int end = text.IndexOf('\n', Math.Min(offset, text.Length));
        return within with { Start = start, End = end < 0 ? text.Length : end };
    }

    private static IEnumerable<Suppression> InMetadata(Template template, Findings findings)
    {
        foreach (var resource in template.Resources)
        {
            var ignored = resource.Value["Metadata"]?["tocsin"]?["ignore"];
            foreach (var entry in ignored is Node.Sequence { Items: var items } ? items : ignored is null ? [] : [ignored])
            {
                string codes = entry["code"] is Node.Sequence several
                    ? string.Join(' ', several.Items.Select(i => i.AsText()))
                    : entry["code"]?.AsText() ?? "";
                string until = entry["until"]?.AsText() is { } date ? $" until={date}" : "";
                if (SuppressionComment.Read(entry.Where, $"{codes}{until} because {entry["because"]?.AsText()}", findings) is { } read)
                {
                    yield return read with { Scope = resource.KeyWhere.To(resource.Value.Where) };
                }
            }
        }
    }

    [GeneratedRegex(@"(?<=^|[\s])#[ \t]*tocsin:ignore\b(?<says>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
