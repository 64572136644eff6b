using System.Text.RegularExpressions;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>Slack's emoji shortcodes: <c>rotating_light</c> is 🚨. A workspace's own emoji are not among them.</summary>
/// <remarks>
/// From the package emoji-datasource (MIT, see the head of emoji.txt), read when the first shortcode is asked for. Safe for any number of
/// readers.
/// </remarks>
public static partial class Emoji
{
    /// <summary>Two letters in the wrong order.</summary>
    private const int Slip = 2;

    private static readonly Lazy<Dictionary<string, string>> ByShortcode = new(Read);

    /// <summary>The Unicode text of a shortcode without its colons, or null when there is no such emoji.</summary>
    public static string? Find(string shortcode) => ByShortcode.Value.GetValueOrDefault(shortcode);

    /// <summary>The shortcode that is nearest to one that is not there; null where none is near.</summary>
    public static string? Nearest(string shortcode) =>
        ByShortcode.Value.Keys.Where(k => Math.Abs(k.Length - shortcode.Length) <= Slip && k[0] == shortcode[0])
            .Select(k => (Name: k, Distance: EditDistance.Between(k, shortcode))).Where(k => k.Distance <= Slip)
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal).Select(k => k.Name).FirstOrDefault();

    /// <summary>The shortcodes of a text that are none of Slack's, each once: a workspace's own, or slips.</summary>
    public static IReadOnlyList<string> UnknownIn(string mrkdwn) =>
        [.. Shortcode().Matches(Mrkdwn.Prose(mrkdwn)).Select(m => m.Groups[1].Value).Where(s => Find(s) is null).Distinct()];

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

    /// <summary>Not what stands between the colons of an ARN or of a time.</summary>
    [GeneratedRegex(@"(?<![\w:/]):(?=[0-9_+'-]*[a-z])([a-z0-9_+'-]{2,64}):(?![\w:/])")]
    private static partial Regex Shortcode();
}
