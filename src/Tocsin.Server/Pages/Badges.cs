using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Server.Pages;

/// <summary>Marks that say by their shape, and not by colour alone, how something came out.</summary>
public static class Badges
{
    public static string ClassOf(Severity severity) =>
        severity switch { Severity.Error => "bad", Severity.Warning => "doubt", _ => "quiet" };

    public static string ClassOf(Verdict verdict) =>
        verdict switch { Verdict.Passed or Verdict.Arrived => "good", Verdict.Stopped => "bad", _ => "doubt" };

    /// <summary>The verdict in a word, for those who do not see the mark.</summary>
    public static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Passed => "passes",
        Verdict.Arrived => "arrives",
        Verdict.Stopped => "stops",
        Verdict.Deferred => "waits",
        _ => "cannot be told",
    };

    /// <param name="tone">good, bad, doubt or quiet.</param>
    public static string Icon(string tone, string word) =>
        $"<svg class=\"icon {tone}\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" role=\"img\" "
            + $"aria-label=\"{Markup.Escape(word)}\">{Shape(tone)}</svg>";

    /// <summary>A disc with a tick, a cross, a question mark or a dash.</summary>
    private static string Shape(string tone) => "<circle cx=\"8\" cy=\"8\" r=\"7.5\"/>" + tone switch
    {
        "good" => "<path d=\"M4.6 8.2l2.3 2.3 4.5-4.7\"/>",
        "bad" => "<path d=\"M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4\"/>",
        "doubt" => "<path d=\"M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.6-.9 1.2M8 11.6v.2\"/>",
        _ => "<path d=\"M5 8h6\"/>",
    };
}
