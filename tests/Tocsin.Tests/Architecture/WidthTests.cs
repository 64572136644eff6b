namespace Tocsin.Tests.Architecture;

public sealed class WidthTests
{
    private const int Columns = 140;

    [Fact]
    public void No_line_that_a_person_writes_is_wider_than_140_columns()
    {
        var files = new[] { "src", "tests", "tools", "bench" }
            .SelectMany(d => Directory.EnumerateFiles(Path.Combine(FolderTable.RepositoryRoot(), d), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.EndsWith(".g.cs", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => Wide(File.ReadLines(f)).Select(l => $"{Path.GetFileName(f)}:{l}")));
    }

    [Fact]
    public void A_wide_line_is_seen_and_data_in_a_raw_string_is_let_be()
    {
        string wide = new('x', Columns + 1);
        Assert.Equal([2, 6], Wide([wide[1..], wide, "\"\"\"", wide, "\"\"\"", wide, $"$$\"\"\"{wide}\"\"\""]));
    }

    /// <summary>The numbers of the lines. A raw string, on one line or several, is data: it is as wide as what it stands for.</summary>
    private static IEnumerable<int> Wide(IEnumerable<string> lines)
    {
        bool isData = false;
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            int marks = line.Split("\"\"\"").Length - 1;
            if (line.Length > Columns && !isData && marks == 0)
            {
                yield return number;
            }
            isData ^= marks % 2 == 1;
        }
    }
}
