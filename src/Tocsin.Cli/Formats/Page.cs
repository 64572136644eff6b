using Spectre.Console;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Formats;

/// <summary>
/// Prints lines of inked text; wraps none by itself, so that what is piped into a file is what was meant. What files hold cannot command
/// the terminal: controls are printed as pictures.
/// </summary>
internal sealed class Page
{
    /// <summary>Lines are laid out for this many cells where nobody says how wide the terminal is.</summary>
    public const int DefaultWidth = 120;

    /// <summary>
    /// Of a longer text only the beginning is printed: the console lays out in time quadratic to a text's length (10 s for 1 MB), and
    /// nobody reads so far.
    /// </summary>
    public const int LongestText = 8_000;

    private readonly IAnsiConsole console;
    private readonly TextWriter writer;
    private readonly Screen screen;

    /// <param name="screen">A terminal has its own width, and colour; NO_COLOR is honoured.</param>
    public Page(TextWriter writer, Screen screen)
    {
        this.writer = writer = LegibleWriter.ForPeople(writer);
        this.screen = screen;
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        Width = screen != Screen.None ? Math.Clamp(console.Profile.Width, 40, 160) : DefaultWidth;
        // Lines are wrapped here, not by the console, so it must not break one.
        console.Profile.Width = 10_000;
    }

    public int Width { get; }

    public void Line(params ReadOnlySpan<Inked> parts)
    {
        // The console sets a terminal's colours back even where there are none, and takes a build server of GitHub for one that knows
        // colour.
        if (screen != Screen.Colored)
        {
            foreach (var part in parts)
            {
                writer.Write(Shortened(part.Text));
            }
            writer.WriteLine();
            return;
        }
        foreach (var part in parts)
        {
            console.Write(new Spectre.Console.Text(Shortened(part.Text), StyleOf(part.Ink)));
        }
        console.WriteLine();
    }

    /// <summary>
    /// A line of which a terminal shows no word in two halves: it goes on below, indented. In a file it stays one line, which can be
    /// searched for.
    /// </summary>
    public void Flowing(int indent, params ReadOnlySpan<Inked> parts)
    {
        if (screen == Screen.None || parts.ToArray().Sum(p => Cells.Of(p.Text)) <= Width)
        {
            Line(parts);
            return;
        }
        var line = new List<Inked>();
        int cells = 0;
        foreach (var part in parts)
        {
            foreach (string word in Wrapping.Words(Shortened(part.Text)))
            {
                int wide = Cells.Of(word);
                if (word[0] != ' ' && cells > indent && cells + wide > Width)
                {
                    while (line is [.., { Text: var last }] && last.AsSpan().Trim(' ').IsEmpty)
                    {
                        line.RemoveAt(line.Count - 1);
                    }
                    Line([.. line]);
                    line = [new Inked(new string(' ', indent))];
                    cells = indent;
                }
                if (word[0] != ' ' || line.Count != 1 || cells != indent)
                {
                    line.Add(new Inked(word, part.Ink));
                    cells += wide;
                }
            }
        }
        Line([.. line]);
    }

    /// <summary>Text behind a label, its further lines indented as far as the label is wide.</summary>
    public void Hanging(Inked label, string text, Ink ink = Ink.Plain)
    {
        int indent = Cells.Of(label.Text);
        text = Shortened(text);
        // Text of several lines is laid out already: code to copy.
        var lines = text.Contains('\n') ? text.Split('\n') : Wrapping.Wrap(text, Math.Max(20, Width - indent));
        for (int i = 0; i < lines.Count; i++)
        {
            Line(i == 0 ? label : new Inked(new string(' ', indent)), new Inked(lines[i], ink));
        }
    }

    private static string Shortened(string text) =>
        Printable.Of(
            text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText - 100).TrimEnd()}… ({text.Length} characters in all)");

    private static Spectre.Console.Style StyleOf(Ink ink) => ink switch
    {
        Ink.Good => new(Color.Green),
        Ink.Bad => new(Color.Red, decoration: Decoration.Bold),
        Ink.Doubtful => new(Color.Yellow),
        Ink.Faint => new(decoration: Decoration.Dim),
        Ink.Bold => new(decoration: Decoration.Bold),
        Ink.Italic => new(decoration: Decoration.Italic),
        Ink.Strike => new(decoration: Decoration.Strikethrough),
        Ink.Code => new(Color.Fuchsia),
        Ink.Link => new(Color.Blue, decoration: Decoration.Underline),
        _ => Spectre.Console.Style.Plain,
    };
}

/// <summary>What a text means, from which its look follows.</summary>
internal enum Ink { Plain, Good, Bad, Doubtful, Faint, Bold, Italic, Strike, Code, Link }

internal readonly record struct Inked(string Text, Ink Ink = Ink.Plain)
{
    public static implicit operator Inked(string text) => new(text);
}
