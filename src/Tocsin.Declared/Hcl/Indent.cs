namespace Tocsin.Declared.Hcl;

/// <summary>What <c>&lt;&lt;-</c> does to a heredoc: the smallest indent of all its lines is taken from each.</summary>
/// <remarks>
/// Measured with Terraform 1.11.4: tabs count like spaces; blank lines do not count; a line that begins with an interpolation or a
/// directive has no indent, so nothing is taken then; what <c>~</c> has stripped is gone before.
/// </remarks>
internal static class Indent
{
    public static void Strip(List<TemplateToken> tokens)
    {
        int least = int.MaxValue;
        bool lineStart = true;
        var lines = new List<TemplateToken.Text>();
        foreach (var token in tokens)
        {
            var text = token as TemplateToken.Text;
            if (lineStart && text is null)
            {
                least = 0;
            }
            else if (lineStart && text!.Indent is { } indent)
            {
                least = Math.Min(least, indent);
                lines.Add(text);
            }
            lineStart = text is { EndsLine: true };
        }
        foreach (var line in lines)
        {
            line.TrimStart(least);
        }
    }
}
