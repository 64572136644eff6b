namespace Tocsin.Text;

/// <summary>Names in a sentence: the first of them, and how many more there are.</summary>
public static class Listing
{
    /// <summary>More of them nobody reads; ours.</summary>
    private const int MostNamed = 12;

    public static string Of(IEnumerable<string> names, string between = ", ")
    {
        var all = names.ToList();
        return string.Join(between, all.Take(MostNamed)) + (all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "");
    }
}
