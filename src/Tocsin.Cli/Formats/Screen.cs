namespace Tocsin.Cli.Formats;

/// <summary>Who looks at what is written.</summary>
internal enum Screen
{
    /// <summary>Nobody yet: it goes into a file or to another program.</summary>
    None,

    /// <summary>Somebody at a terminal who wants no colour: its own width, and no escape sequences.</summary>
    Colorless,

    /// <summary>Somebody at a terminal.</summary>
    Colored,
}
