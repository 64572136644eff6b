namespace Tocsin.Slack;

/// <summary>Slack's emoji shortcodes: <c>rotating_light</c> is 🚨.</summary>
public static class Emoji
{
    /// <summary>The Unicode text of a shortcode without its colons, or null when there is no such emoji.</summary>
    public static string? Find(string shortcode) => shortcode == "rotating_light" ? "🚨" : null;
}
