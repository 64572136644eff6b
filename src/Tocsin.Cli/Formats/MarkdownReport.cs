using System.Text;
using Tocsin.Server.Pages;
using Tocsin.Slack;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>
/// A comment for a pull request: the verdicts, what Slack shows, and what to write. Its first line tells a bot which comment to update.
/// </summary>
internal sealed class MarkdownReport : IReportFormat
{
    /// <summary>
    /// What GitHub takes for a comment, https://github.com/orgs/community/discussions/27190, with room for what others put around it.
    /// </summary>
    internal const int MaximumLength = 65_536 - 1_536;

    /// <summary>Of one code block: more of it is read nowhere, and keeps the rest out.</summary>
    private const int BlockLength = 4_000;

    private const int CardWidth = 88;

    public string Name => "markdown";

    public string FileName => "tocsin.md";

    public void Write(TextWriter writer, Screen screen, Printout printout)
    {
        var text = new StringBuilder();
        int leftOut = 0;
        foreach (string part in Parts(printout))
        {
            if (text.Length + part.Length > MaximumLength)
            {
                leftOut++;
            }
            else
            {
                text.Append(part);
            }
        }
        if (leftOut > 0)
        {
            text.Append(
                $"\n_{leftOut} parts are left out, since a comment has no room for them; `--format html=tocsin.html` holds all._\n");
        }
        writer.Write(text);
    }

    /// <summary>Parts that stand for themselves, the most important first.</summary>
    private static IEnumerable<string> Parts(Printout printout)
    {
        var report = printout.Report;
        var headline = Headline.Of(report);
        yield return $"<!-- tocsin:{Marker(printout.Subject)} -->\n### {Sign(headline.Standing)} {headline.Text}\n\n";
        yield return $"{MarkdownText.Code(printout.Subject)} · {printout.Said} · account {report.Assumed.Account} "
            + $"({MarkdownText.Of(report.Assumed.AccountSource)}), "
            + $"region {MarkdownText.Of(report.Assumed.Region)} ({MarkdownText.Of(report.Assumed.RegionSource)}), Chatbot profile "
                + $"{report.Profile}"
            + (TestFiles.Said(report) is { } tests ? $", tests: {MarkdownText.Of(tests)}\n\n" : "\n\n");
        if (report.Events.Count > 0)
        {
            yield return "| | sent | outcome | |\n|---|---|---|---|\n";
        }
        foreach (var sent in report.Events)
        {
            yield return $"| {Sign(Verdicts.Of(sent))} | {MarkdownText.Code(Shortened(Verdicts.Name(sent), 200))} | "
                + $"{MarkdownText.Of(Verdicts.Result(sent))} | {MarkdownText.Of(Shortened(Verdicts.Tail(sent), 300))} |\n";
        }
        foreach (var sent in report.Events.Where(e => Verdicts.Of(e) is Standing.Bad or Standing.Doubtful))
        {
            yield return Failed(sent, printout);
        }
        var standalone = Verdicts.Standalone(report).OrderBy(f => f.Severity).ToList();
        foreach (var finding in standalone.Where(f => f.Severity == Severity.Error))
        {
            yield return "\n" + Of(finding, printout.Checkout);
        }
        if (Coverage.Said(report) is { } said)
        {
            yield return $"\n**Coverage:** {said}\n"
                + string.Concat(Coverage.Groups(report).Select(g => $"- {MarkdownText.Of(g)}\n"))
                + string.Concat(
                    Coverage.Silent(report).Take(50).Select(c => $"- {MarkdownText.Code(c.Address)} "
                        + $"{Place(c.Where, printout.Checkout)}: {MarkdownText.Of(Coverage.Why(c))}\n"));
        }
        foreach (var sent in report.Events.Where(e => Verdicts.Of(e) == Standing.Good && e.Messages.Count > 0))
        {
            yield return Folded(
                $"What Slack shows for {Markup.Escape(Verdicts.Name(sent))}", string.Concat(Repeated.Messages(sent).Select(Card)));
        }
        var rest = standalone.Where(f => f.Severity != Severity.Error).ToList();
        if (rest.Count > 0)
        {
            yield return Folded(
                rest.Count == 1 ? "1 warning or note" : $"{rest.Count} warnings and notes",
                string.Join("\n", rest.Take(100).Select(f => Of(f, printout.Checkout))));
        }
        if (report.Suppressed.Count > 0)
        {
            yield return Folded(
                $"{report.Suppressed.Count} suppressed",
                string.Concat(report.Suppressed.AsEnumerable().Take(100).Select(s => Of(s, printout.Checkout))));
        }
    }

    private static string Failed(EventReport sent, Printout printout)
    {
        var text = new StringBuilder($"\n#### {Sign(Verdicts.Of(sent))} {MarkdownText.Of(Verdicts.Name(sent))}\n\n");
        var lines = Verdicts.Failure(sent).ToList();
        if (lines.Count > 0)
        {
            text.Append(Code("text", string.Join('\n', lines)));
        }
        foreach (var finding in sent.Problems.Where(f => f.Severity != Severity.Note))
        {
            text.Append('\n').Append(Of(finding, printout.Checkout));
        }
        if (sent.Messages.Count > 0)
        {
            text.Append("\nWhat Slack shows:\n\n").AppendJoin("", Repeated.Messages(sent).Select(Card));
        }
        return text.ToString();
    }

    private static string Of(Finding finding, Checkout checkout)
    {
        var page = FindingPage.Of(finding.Code);
        string text =
            $"**{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}** {MarkdownText.Of(page.Title)} "
                + $"{Place(finding.Where, checkout)}\n> {MarkdownText.Of(Shortened(finding.Message, BlockLength))}\n";
        return finding.Write is { } write ? $"{text}\n{Code(write.Contains('\n') ? "hcl" : "text", write)}" : text;
    }

    private static string Of(SuppressedFinding suppressed, Checkout checkout) =>
        $"- **{suppressed.Finding.Code}** {MarkdownText.Of(FindingPage.Of(suppressed.Finding.Code).Title)} "
            + $"{Place(suppressed.Finding.Where, checkout)}: {MarkdownText.Of(Shortened(suppressed.Because, 300))}\n";

    private static string Place(Span? where, Checkout checkout)
    {
        if (where is not { } span)
        {
            return "";
        }
        string place = MarkdownText.Code($"{checkout.PathOf(span)}:{span.Line}:{span.Column}");
        return checkout.LinkTo(span) is { } link ? $"[{place}](<{link}>)" : place;
    }

    private static string Card(Repeated<Post> post)
    {
        var lines = Preview.Of(post.Item, CardWidth).Select(l => $"│ {l.Text}");
        return Code("text", string.Join('\n', lines.Prepend($"┌ {post.Item.Heading} → {post.Item.Channel}{post.Times}").Append("└")));
    }

    private static string Code(string language, string code) => MarkdownText.Block(language, Shortened(code, BlockLength));

    private static string Folded(string summary, string content) => $"\n<details><summary>{summary}</summary>\n\n{content}\n</details>\n";

    private static string Shortened(string text, int most) => text.Length <= most ? text : $"{text.AsSpan(0, most - 1)}…";

    /// <summary>What tells the comments of several runs apart; nothing that could end an HTML comment.</summary>
    private static string Marker(string subject) =>
        string.Concat(subject.TrimEnd('/').Select(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' ? c : '_'));

    private static string Sign(Standing standing) => standing switch
    {
        Standing.Good => "✅",
        Standing.Quiet => "🔕",
        Standing.Bad => "❌",
        _ => "❔",
    };
}
