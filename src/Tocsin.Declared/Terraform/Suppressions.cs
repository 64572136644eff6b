using System.Text.RegularExpressions;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>Finds the comments of a file that suppress findings, and what each is about.</summary>
/// <remarks>
/// Behind code, a comment is about its line. On a line of its own it is about what comes next: a block, an argument, or, inside an
/// expression, a line. As the first thing in a block it is about the block.
/// </remarks>
internal static partial class Suppressions
{
    public static IEnumerable<Suppression> In(SourceText source, Findings findings)
    {
        if (!source.Path.EndsWith(".tf", StringComparison.Ordinal) && !source.Path.EndsWith(".tofu", StringComparison.Ordinal))
        {
            yield break;
        }
        Body? file = null;
        List<Span>? templates = null;
        foreach (var match in SuppressionComment.Bounded(Comment().Matches(source.Text), source, findings))
        {
            file ??= HclParser.ParseFile(source).Value;
            templates ??= Templates.In(file);
            var where = new Span(source, match.Index, match.Index + match.Length);
            if (!templates.Exists(t => t.Start < where.Start && where.Start < t.End)
                && SuppressionComment.Read(where, match.Groups["says"].Value, findings) is { } read)
            {
                yield return read with { Scope = ScopeOf(where, file) };
            }
        }
    }

    /// <summary>A comment's sign inside a text is text.</summary>
    private sealed class Templates : ExpressionVisitor
    {
        private readonly List<Span> spans = [];

        public static List<Span> In(Body file)
        {
            var templates = new Templates();
            templates.Visit(file);
            return templates.spans;
        }

        protected override void OnTemplate(Expression.Template template) => spans.Add(template.Span);
    }

    private static Span ScopeOf(Span comment, Body file)
    {
        string text = comment.Source.Text;
        var line = LineAt(comment, comment.Start);
        bool behindCode = !string.IsNullOrWhiteSpace(text[line.Start..comment.Start]);
        // The innermost block around it, if nothing but comments stands between its brace and this one.
        if (Around(comment, file) is { } block && IsFirstIn(block, comment, behindCode))
        {
            return block.Span;
        }
        if (behindCode)
        {
            return line;
        }
        int next = NextCode(text, comment.End);
        return Beginning(next, file) ?? LineAt(comment, next);
    }

    private static Block? Around(Span comment, Body body)
    {
        foreach (var block in body.Blocks)
        {
            if (block.Span.Start <= comment.Start && comment.Start < block.Span.End)
            {
                return Around(comment, block.Body) ?? block;
            }
        }
        return null;
    }

    private static bool IsFirstIn(Block block, Span comment, bool behindCode)
    {
        int brace = comment.Source.Text.IndexOf('{', block.Header.End);
        if (brace < 0 || brace > comment.Start)
        {
            return false;
        }
        int first = NextCode(comment.Source.Text, brace + 1);
        return first > comment.Start && (!behindCode || LineAt(comment, brace).Start == LineAt(comment, comment.Start).Start);
    }

    /// <summary>The argument or block that begins there.</summary>
    private static Span? Beginning(int offset, Body body)
    {
        foreach (var block in body.Blocks)
        {
            if (block.Span.Start == offset)
            {
                return block.Span;
            }
            if (block.Span.Start < offset && offset < block.Span.End)
            {
                return Beginning(offset, block.Body);
            }
        }
        foreach (var argument in body.Arguments)
        {
            if (argument.Span.Start == offset)
            {
                return argument.Span;
            }
        }
        return null;
    }

    /// <summary>Where the next thing that is neither space nor comment stands.</summary>
    private static int NextCode(string text, int from)
    {
        while (from < text.Length)
        {
            if (char.IsWhiteSpace(text[from]))
            {
                from++;
            }
            else if (text[from] == '#' || text.AsSpan(from).StartsWith("//"))
            {
                int end = text.IndexOf('\n', from);
                from = end < 0 ? text.Length : end + 1;
            }
            else
            {
                return from;
            }
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

    [GeneratedRegex(@"(?:#|//)[ \t]*tocsin:ignore\b(?<says>[^\r\n]*)")]
    private static partial Regex Comment();
}
