namespace Tocsin.Slack;

/// <summary>Slack's emoji shortcodes: <c>rotating_light</c> is 🚨. A workspace's own emoji are not among them.</summary>
/// <remarks>
/// From the package emoji-datasource (MIT, see the head of emoji.txt), read when the first shortcode is asked for. Safe for any number of
/// readers.
/// </remarks>
public static class Emoji
{
    private static readonly Lazy<Dictionary<string, string>> ByShortcode = new(Read);

    /// <summary>The Unicode text of a shortcode without its colons, or null when there is no such emoji.</summary>
    public static string? Find(string shortcode) => ByShortcode.Value.GetValueOrDefault(shortcode);

    private static Dictionary<string, string> Read()
    {
        var found = new Dictionary<string, string>(2048, StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(Emoji).Assembly.GetManifestResourceStream("emoji.txt")!);
        while (reader.ReadLine() is { } line)
        {
            int tab = line.IndexOf('\t');
            if (tab < 0)
            {
                continue; // a line of the head
            }
            string shown = line[(tab + 1)..];
            foreach (string shortcode in line[..tab].Split(' '))
            {
                found[shortcode] = shown;
            }
        }
        return found;
    }
}
