namespace Tocsin.Server.Host;

/// <summary>How long what happened is kept: as long as both say.</summary>
/// <param name="Messages">So many of the newest, with what happened since the oldest of them.</param>
public sealed record Retention(TimeSpan Age, long Messages)
{
    /// <summary>Where nobody says. A gigabyte or two.</summary>
    public const long UsualMessages = 1_000_000;
}
