using System.Text;

namespace Tocsin.Cli.Formats;

/// <summary>A file's change as <c>diff -u</c> shows it, so that <c>git apply</c> and <c>patch</c> take it.</summary>
/// <remarks>Edits stay within their lines, so old and new text have the same lines and are compared one by one.</remarks>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="path">As the user names the file.</param>
    public static string Of(string path, string textBefore, string textAfter)
    {
        string[] before = Lines(textBefore), after = Lines(textAfter);
        var text = new StringBuilder($"--- a/{path}\n+++ b/{path}\n");
        var changed = Enumerable.Range(0, Math.Min(before.Length, after.Length)).Where(i => before[i] != after[i]).ToList();
        for (int first = 0; first < changed.Count;)
        {
            int last = first;
            while (last + 1 < changed.Count && changed[last + 1] - changed[last] <= 2 * Context)
            {
                last++;
            }
            Hunk(text, before, after, Math.Max(0, changed[first] - Context), Math.Min(before.Length, changed[last] + Context + 1));
            first = last + 1;
        }
        return text.ToString();
    }

    private static void Hunk(StringBuilder text, string[] before, string[] after, int from, int to)
    {
        text.Append($"@@ -{from + 1},{to - from} +{from + 1},{to - from} @@\n");
        for (int i = from; i < to;)
        {
            if (before[i] == after[i])
            {
                Line(text, ' ', before, i++);
                continue;
            }
            int end = i;
            while (end < to && before[end] != after[end])
            {
                end++;
            }
            for (int j = i; j < end; j++)
            {
                Line(text, '-', before, j);
            }
            for (int j = i; j < end; j++)
            {
                Line(text, '+', after, j);
            }
            i = end;
        }
    }

    private static void Line(StringBuilder text, char mark, string[] lines, int index)
    {
        text.Append(mark).Append(lines[index]);
        if (!lines[index].EndsWith('\n'))
        {
            text.Append("\n\\ No newline at end of file\n");
        }
    }

    /// <summary>Lines with their ends, whatever these are.</summary>
    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (int at = 0; at < text.Length;)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }
        return [.. lines];
    }
}
