using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>A post as Slack shows it, in lines that a terminal or a page can print.</summary>
public static class Preview
{
    /// <summary>The lines of a post, none wider than <paramref name="width"/> terminal cells.</summary>
    public static ValueList<Line> Of(Post post, int width) => [.. post.Blocks.SelectMany(b => b.Texts).Select(t => new Line(Mrkdwn.Parse(t)))];
}
