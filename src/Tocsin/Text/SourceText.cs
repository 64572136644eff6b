namespace Tocsin.Text;

/// <summary>A text the user wrote, with the name it is shown by; offsets are UTF-16 indices into <see cref="Text"/>.</summary>
/// <remarks>Immutable; safe for any number of readers. Line starts are found once.</remarks>
public sealed class SourceText
{
    private readonly Lazy<int[]> lineStarts;

    /// <param name="path">The path as the user would write it; it is what errors print.</param>
    /// <param name="text">The whole text.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        lineStarts = new Lazy<int[]>(() => FindLineStarts(text));
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>The 1-based line and column of an offset. Columns count Unicode code points, as Terraform and editors do.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        int index = Array.BinarySearch(lineStarts.Value, offset);
        int line = index >= 0 ? index : ~index - 1;
        int column = 1;
        for (int i = lineStarts.Value[line]; i < offset; i++)
        {
            if (!char.IsLowSurrogate(Text[i]))
            {
                column++;
            }
        }
        return (line + 1, column);
    }

    public override string ToString() => Path;

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }
        return [.. starts];
    }
}
