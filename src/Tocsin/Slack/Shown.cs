using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>
/// What Slack shows of a block: the common ground of Chatbot's posts and of Block Kit messages, from which terminals and pages draw.
/// </summary>
public abstract record Shown
{
    private Shown()
    {
    }

    public sealed record Text(ValueList<Run> Runs) : Shown;

    /// <summary>Large and bold: a header block.</summary>
    public sealed record Heading(ValueList<Run> Runs) : Shown;

    /// <summary>Small and grey: a context block.</summary>
    public sealed record Small(ValueList<Run> Runs) : Shown;

    /// <summary>A section's fields, two in a row.</summary>
    public sealed record Fields(ValueList<ValueList<Run>> Cells) : Shown;

    public sealed record Divider : Shown;

    /// <param name="Alt">What it shows, in words.</param>
    /// <param name="Title">Above the image, or null.</param>
    public sealed record Image(string Alt, string? Title) : Shown;

    /// <summary>Buttons, menus and the like, by their labels.</summary>
    public sealed record Controls(ValueList<string> Labels) : Shown;
}
