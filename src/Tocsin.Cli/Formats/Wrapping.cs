using Tocsin.Slack;

namespace Tocsin.Cli.Formats;

/// <summary>Breaks text into lines at spaces, and long words nowhere: a path or an ARN is copied whole or not at all.</summary>
internal static class Wrapping
{
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        string? line = null;
        foreach (string word in text.Split(' '))
        {
            if (line is not null && Cells.Of(line) + 1 + Cells.Of(word) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line is null ? word : $"{line} {word}";
            }
        }
        lines.Add(line ?? "");
        return lines;
    }

    /// <summary>The words of a text and the spaces between them, in order.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            bool space = text[start] == ' ';
            int end = start + 1;
            while (end < text.Length && text[end] == ' ' == space)
            {
                end++;
            }
            yield return text[start..end];
            start = end;
        }
    }
}
