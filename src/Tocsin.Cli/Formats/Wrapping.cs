using Tocsin.Slack;

namespace Tocsin.Cli.Formats;

/// <summary>Breaks text into lines at spaces, and long words nowhere: a path or an ARN is copied whole or not at all.</summary>
internal static class Wrapping
{
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.Split('\n'))
        {
            // What indents a line is part of it: code is shown as it is to be written.
            string line = paragraph[..(paragraph.Length - paragraph.TrimStart(' ').Length)];
            bool begun = false;
            foreach (string word in paragraph.TrimStart(' ').Split(' '))
            {
                if (begun && Cells.Of(line) + 1 + Cells.Of(word) > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = begun ? $"{line} {word}" : line + word;
                }
                begun = true;
            }
            lines.Add(line);
        }
        return lines;
    }
}
