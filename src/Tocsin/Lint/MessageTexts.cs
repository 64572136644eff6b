using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What Slack does not show as it is meant, in the messages that rules send there: emoji that are none, and Markdown.</summary>
internal static class MessageTexts
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        from probe in subject.Probes
        from route in probe.Routes
        where route.Verdict is Verdict.Arrived && route.Last is { Content: Post, MadeAt: not null }
        let post = (Post)route.Last.Content
        from part in new[] { (Member: "title", Text: post.Title), (Member: "description", Text: post.Description) }
        let spot = route.Last.MadeAt! with { Pointer = $"/content/{part.Member}" }
        from note in Emojis(part.Text, spot).Concat(Markup(part.Text, spot))
        select note;

    private static IEnumerable<Note> Emojis(string text, Place where)
    {
        foreach (string unknown in Emoji.UnknownIn(text).Take(1))
        {
            string? near = Emoji.Nearest(unknown);
            yield return new Note(
                FindingCode.UnknownEmoji, near is null ? Severity.Note : Severity.Warning, where,
                $"Slack has no emoji :{unknown}: of its own: unless the workspace does, the text between the colons arrives as it is.",
                near is null ? null : $":{near}:");
        }
    }

    private static IEnumerable<Note> Markup(string text, Place where)
    {
        var all = StandardMarkup.In(text).Distinct().ToList();
        if (all.Count > 0)
        {
            yield return new Note(
                FindingCode.StandardMarkup, Severity.Warning, where,
                $"{Listing.Of(all.Select(m => m.Written), " and ")} {(all.Count == 1 ? "is" : "are")} Markdown, and Slack has markup of "
                    + "its own: the marks arrive as they are written.", Listing.Of(all.Select(m => m.Meant), " and "));
        }
    }
}
