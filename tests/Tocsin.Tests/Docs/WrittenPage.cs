namespace Tocsin.Tests.Docs;

/// <summary>A page of docs that is written from the code: <c>TOCSIN_ACCEPT=1</c> writes it, and otherwise it is held to that.</summary>
internal static class WrittenPage
{
    /// <param name="page">From the root of the repository on.</param>
    public static void Holds(string page, string written)
    {
        string path = Path.Combine(MarkdownFile.Root, page);
        if (Environment.GetEnvironmentVariable("TOCSIN_ACCEPT") == "1")
        {
            File.WriteAllText(path, written);
        }
        Assert.Equal(written, File.ReadAllText(path));
    }
}
