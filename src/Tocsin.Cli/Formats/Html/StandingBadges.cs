using Tocsin.Server.Pages;

namespace Tocsin.Cli.Formats.Html;

/// <summary>The marks of what a report says of an event.</summary>
internal static class StandingBadges
{
    public static string ClassOf(Standing standing) =>
        standing switch { Standing.Good => "good", Standing.Quiet => "quiet", Standing.Bad => "bad", _ => "doubt" };

    public static string WordOf(Standing standing) =>
        standing switch { Standing.Good => "as expected", Standing.Quiet => "quiet", Standing.Bad => "failed", _ => "undetermined" };

    public static string Icon(Standing standing) => Badges.Icon(ClassOf(standing), WordOf(standing));
}
