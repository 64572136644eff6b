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
            string line = "";
            foreach (string word in paragraph.Split(' '))
            {
                if (line.Length > 0 && Cells.Of(line) + 1 + Cells.Of(word) > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = line.Length > 0 ? $"{line} {word}" : word;
                }
            }
            lines.Add(line);
        }
        return lines;
    }
}
