namespace Tocsin.Cli.Formats;

/// <summary>A finding's page for people at a terminal: its paragraphs laid out, its code to copy.</summary>
internal static class PrettyFindingPage
{
    public static void Write(Page page, FindingPage finding)
    {
        page.Line(new Inked($"{finding.Code}: {finding.Title}", Ink.Bold));
        page.Line(new Inked($"{finding.Severity} · {finding.Name}", Ink.Faint));
        bool isCode = false;
        var paragraph = new List<string>();
        foreach (string line in finding.Markdown.Split('\n').Append(""))
        {
            bool fence = line.StartsWith("```", StringComparison.Ordinal);
            if (paragraph.Count > 0 && (fence || line.Length == 0))
            {
                page.Line();
                Paragraph(page, string.Join(' ', paragraph));
                paragraph.Clear();
            }
            if (fence)
            {
                isCode = !isCode;
                if (isCode)
                {
                    page.Line();
                }
            }
            else if (isCode)
            {
                page.Line(line.Length > 0 ? $"  {line}" : "");
            }
            else if (line.Length > 0)
            {
                paragraph.Add(line);
            }
        }
    }

    /// <summary><c>**Found:** …</c> stands behind its label.</summary>
    private static void Paragraph(Page page, string text)
    {
        int end = text.StartsWith("**", StringComparison.Ordinal) ? text.IndexOf(":** ", StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            page.Hanging("", text);
        }
        else
        {
            page.Hanging(new Inked($"{text[2..end] + ":",-10} ", Ink.Bold), text[(end + 4)..]);
        }
    }
}
