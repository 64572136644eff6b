using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Pairs the directives of a template and joins the texts between them.</summary>
internal sealed class TemplateTree(Cursor cursor, List<TemplateToken> tokens)
{
    private int at;

    public ValueList<TemplatePart> Build()
    {
        var parts = new List<TemplatePart>();
        while (!cursor.Failed && at < tokens.Count)
        {
            ReadParts(parts);
            if (!cursor.Failed && at < tokens.Count && tokens[at] is TemplateToken.Divider stray)
            {
                cursor.Fail(stray.Span, $"This {stray.Keyword} belongs to no directive before it.",
                    stray.Keyword == "endfor"
                        ? "%{ for item in collection } before it, or delete it."
                        : "%{ if condition } before it, or delete it.");
            }
        }
        return parts.ToValueList();
    }

    /// <summary>Up to the next divider that belongs to the directive around.</summary>
    private void ReadParts(List<TemplatePart> parts)
    {
        while (!cursor.Failed && at < tokens.Count)
        {
            switch (tokens[at])
            {
                case TemplateToken.Text:
                    ReadText(parts);
                    break;
                case TemplateToken.Interpolation interpolation:
                    at++;
                    parts.Add(new TemplatePart.Interpolation(interpolation.Span, interpolation.Value));
                    break;
                case TemplateToken.If start when cursor.TryEnter():
                    at++;
                    parts.Add(ReadIf(start));
                    cursor.Leave();
                    break;
                case TemplateToken.For start when cursor.TryEnter():
                    at++;
                    parts.Add(ReadFor(start));
                    cursor.Leave();
                    break;
                default:
                    return;
            }
        }
    }

    private TemplatePart.If ReadIf(TemplateToken.If start)
    {
        var then = new List<TemplatePart>();
        var otherwise = new List<TemplatePart>();
        ReadParts(then);
        if (at < tokens.Count && tokens[at] is TemplateToken.Divider { Keyword: "else" })
        {
            at++;
            ReadParts(otherwise);
        }
        var end = ReadEnd(start, "if", "endif");
        return new TemplatePart.If(start.Span.To(end), start.Condition, then.ToValueList(), otherwise.ToValueList());
    }

    private TemplatePart.For ReadFor(TemplateToken.For start)
    {
        var content = new List<TemplatePart>();
        ReadParts(content);
        var end = ReadEnd(start, "for", "endfor");
        return new TemplatePart.For(start.Span.To(end), start.Introduction, content.ToValueList());
    }

    private Span ReadEnd(TemplateToken start, string keyword, string end)
    {
        if (at < tokens.Count && tokens[at] is TemplateToken.Divider divider && divider.Keyword == end)
        {
            at++;
            return divider.Span;
        }
        if (at < tokens.Count && !cursor.Failed)
        {
            cursor.Fail(tokens[at].Span,
                $"Found '{((TemplateToken.Divider)tokens[at]).Keyword}' where '{end}' is expected for the '{keyword}' of line "
                    + $"{start.Span.Line}.",
                $"%{{ {end} }}");
        }
        else
        {
            cursor.Fail(start.Span, $"This '{keyword}' has no '{end}' before the template ends.", $"%{{ {end} }}");
        }
        return start.Span;
    }

    /// <summary>All texts in a row as one, and runs that follow one another in the source as one run.</summary>
    private void ReadText(List<TemplatePart> parts)
    {
        if (tokens[at] is TemplateToken.Text { Runs: [var only] } && (at + 1 == tokens.Count || tokens[at + 1] is not TemplateToken.Text))
        {
            parts.Add(new TemplatePart.Text(tokens[at++].Span, [only]));
            return;
        }
        var runs = new List<TextRun>();
        var span = tokens[at].Span;
        for (; at < tokens.Count && tokens[at] is TemplateToken.Text text; at++)
        {
            runs.AddRange(text.Runs);
            span = span.To(text.Span);
        }
        var joined = new List<TextRun>();
        for (int i = 0; i < runs.Count; i++)
        {
            int last = i;
            while (last + 1 < runs.Count && IsVerbatim(runs[i]) && IsVerbatim(runs[last + 1])
                && runs[last].Span.End == runs[last + 1].Span.Start)
            {
                last++;
            }
            var whole = runs[i].Span.To(runs[last].Span);
            joined.Add(last == i ? runs[i] : new TextRun(whole.Content, whole));
            i = last;
        }
        // Also when stripping left nothing: "${~ x ~} " is text, not the value of x.
        parts.Add(new TemplatePart.Text(span, joined.ToValueList()));
    }

    private static bool IsVerbatim(TextRun run) => run.Value.Length == run.Span.Length;
}
