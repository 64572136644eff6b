using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>How a stretch of text looks.</summary>
[Flags]
public enum Style
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,
    Preformatted = 16,
    Quote = 32,
    Link = 64,

    /// <summary>A user, a group, a channel, or everyone.</summary>
    Mention = 128,

    /// <summary>Small and grey: a context block.</summary>
    Faint = 256,
}

/// <summary>A stretch of text in one style, emoji and escapes resolved.</summary>
/// <param name="Url">Where a link leads, else null.</param>
public readonly record struct Run(string Text, Style Style = Style.None, string? Url = null);

/// <summary>One line as it stands on the screen.</summary>
public sealed record Line(ValueList<Run> Runs)
{
    /// <summary>The line without its styles.</summary>
    public string Text => string.Concat(Runs.Select(r => r.Text));

    /// <summary>Terminal cells; wide characters and emoji take two.</summary>
    public int Width => Cells.Of(Text);
}
