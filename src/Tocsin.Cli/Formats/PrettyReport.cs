using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>The report for people: what was read, what each event came to, and what to write where something is wrong.</summary>
internal static class PrettyReport
{
    private const int NameWidth = 30;

    /// <summary>Of a longer name the result stands on the next line, in its column.</summary>
    private const int LongestName = 48;

    private const int ResultWidth = 22;

    /// <param name="subject">What was tested, as the user wrote it.</param>
    public static void Write(Page page, string subject, Report report, TimeSpan elapsed, int exitCode)
    {
        Head(page, subject, report);
        int names = report.Events.Select(e => Slack.Cells.Of(Verdicts.Name(e))).Where(n => n <= LongestName).DefaultIfEmpty().Max();
        foreach (var sent in report.Events)
        {
            Write(page, sent, Math.Max(NameWidth, names));
        }
        Rest(page, report);
        Covered(page, report);
        Foot(page, report, elapsed, exitCode);
    }

    /// <summary>A post as Slack shows it, in a box that carries the speaker's name.</summary>
    /// <param name="times">How often it comes, where that is more than once.</param>
    public static void Message(Page page, Slack.Post post, string times = "") =>
        Card(page, post.Heading + times, post.Blocks.Select(b => b.Show()));

    /// <param name="mostLines">What is beyond is only counted.</param>
    public static void Card(Page page, string from, IEnumerable<Slack.Shown> shown, int mostLines = int.MaxValue)
    {
        int width = Math.Min(page.Width, 100) - 6;
        string name = $" {Cut(from, width - 2)} ";
        page.Line(new Inked("   ┌" + name + new string('─', Math.Max(0, width - Slack.Cells.Of(name))), Ink.Faint));
        var lines = Slack.Preview.Of(shown, width - 2);
        foreach (var line in lines.Take(mostLines))
        {
            page.Line([new Inked("   │ ", Ink.Faint), .. line.Runs.Select(r => new Inked(r.Text, InkOf(r.Style)))]);
        }
        if (lines.Count > mostLines)
        {
            page.Line(new Inked($"   │ … {lines.Count - mostLines} more lines", Ink.Faint));
        }
        page.Line(new Inked("   └" + new string('─', width), Ink.Faint));
    }

    /// <summary>A thread may be called by anything.</summary>
    private static string Cut(string text, int cells)
    {
        while (Slack.Cells.Of(text) > cells)
        {
            text = $"{text.AsSpan(0, Math.Max(0, text.Length - 2))}…";
        }
        return text;
    }

    public static void Finding(Page page, Finding finding)
    {
        var (mark, ink) =
            finding.Severity switch { Severity.Error => ("error", Ink.Bad), Severity.Warning => ("warning", Ink.Doubtful),
                _ => ("note", Ink.Faint) };
        string place = finding.Where is { } where ? $"{where}  " : "";
        page.Flowing(5, "   ", new Inked(place, Ink.Bold), new Inked($"{mark} {finding.Code}", ink));
        page.Hanging("     ", finding.Message);
        if (finding.Write is { } write)
        {
            page.Hanging(new Inked("     write  ", Ink.Faint), write, Ink.Code);
        }
    }

    public static void Head(Page page, string subject, Report report)
    {
        int total = report.Resources.Values.Sum();
        string counted = total == 0 ? "" : ": " + string.Join(", ", ResourceNames.Counted(report.Resources));
        page.Hanging(new Inked($"{subject}  ", Ink.Bold), $"{total} {(total == 1 ? "resource" : "resources")}{counted}");
        var assumed = report.Assumed;
        string account = assumed.AccountSource == "assumed"
            ? assumed.Account
            : $"{string.Join(", ", assumed.Others.Prepend(assumed.Account))} ({assumed.AccountSource})";
        page.Flowing(
            9,
            new Inked($"assumed: account {account}, region {assumed.Region} ({assumed.RegionSource}), Chatbot profile "
                + $"{report.Profile}", Ink.Faint));
        if (TestFiles.Said(report) is { } tests)
        {
            page.Flowing(7, new Inked($"tests: {tests}", Ink.Faint));
        }
        page.Line();
    }

    private static void Write(Page page, EventReport sent, int names)
    {
        var standing = Verdicts.Of(sent);
        string name = Verdicts.Name(sent);
        int cells = Slack.Cells.Of(name);
        var mark = new Inked(Verdicts.Mark(standing), InkOf(standing));
        // Where the columns do not fit, the result stands below the name.
        bool narrow = names + ResultWidth + 4 > page.Width;
        if (narrow || cells > names)
        {
            page.Flowing(3, " ", mark, " ", name);
        }
        var (result, tail) = (ResultOf(sent), new Inked(Verdicts.Tail(sent), Ink.Faint));
        if (narrow)
        {
            page.Flowing(5, "   ", result with { Text = result.Text.TrimEnd() }, "  ", tail);
        }
        else
        {
            string named = cells > names ? new string(' ', names + 3) : $"{name}{new string(' ', names - cells)}";
            page.Flowing(3, [.. (Inked[])(cells > names ? [] : [" ", mark, " "]), $"{named} ", result, " ", tail]);
        }
        foreach (string expectation in sent.Expectations)
        {
            page.Hanging("   ", expectation, Ink.Bad);
        }
        if (!sent.Passed || sent.Outcome == EventOutcome.Undetermined)
        {
            foreach (string line in Verdicts.Shortened(sent.Told))
            {
                page.Hanging("   ", line, Ink.Faint);
            }
            foreach (var (route, times) in Repeated.Routes(sent).Where(r => sent.IsExplainedBy(r.Item)).Select(r => (r.Item, r.Times)))
            {
                page.Flowing(3, "   ", new Inked(Way.Of(route) + times, Ink.Faint));
                if (route.Hops[^1] is { Verdict: Verdict.Stopped, Findings.Count: 0 } refused)
                {
                    page.Hanging("   ", $"{refused.Where} {refused.Detail}");
                }
            }
        }
        foreach (string line in Verdicts.Stops(sent))
        {
            page.Hanging("   ", line, Ink.Faint);
        }
        foreach (var message in Repeated.Messages(sent))
        {
            Message(page, message.Item, message.Times);
        }
        foreach (var finding in sent.Problems.Where(f => f.Severity != Severity.Note))
        {
            Finding(page, finding);
        }
    }

    private static Ink InkOf(Standing standing) =>
        standing switch { Standing.Good => Ink.Good, Standing.Quiet => Ink.Faint, Standing.Bad => Ink.Bad, _ => Ink.Doubtful };

    /// <summary>What nobody may overlook is in capitals.</summary>
    private static Inked ResultOf(EventReport sent) => sent.Outcome switch
    {
        EventOutcome.Delivered or EventOutcome.Partial =>
            new Inked(Verdicts.Result(sent).PadRight(ResultWidth), sent.Passed ? Ink.Good : Ink.Doubtful),
        EventOutcome.Quiet or EventOutcome.Stopped when sent.Passed => new Inked(Verdicts.Result(sent).PadRight(ResultWidth), Ink.Faint),
        EventOutcome.Accepted => new Inked(Verdicts.Result(sent).PadRight(ResultWidth), Ink.Doubtful),
        EventOutcome.Undetermined => new Inked(Verdicts.Result(sent).ToUpperInvariant().PadRight(ResultWidth), Ink.Doubtful),
        _ => new Inked(Verdicts.Result(sent).ToUpperInvariant().PadRight(ResultWidth), Ink.Bad),
    };

    /// <summary>Findings that belong to no event.</summary>
    private static void Rest(Page page, Report report)
    {
        // Which services nobody hears is told with the coverage.
        var rest = Verdicts.Standalone(report).Where(f => f.Code != FindingCode.ServiceNotCovered && BearsOnVerdicts(f)).ToList();
        if (rest.Count > 0 && report.Events.Count > 0)
        {
            page.Line();
        }
        foreach (var finding in rest)
        {
            Finding(page, finding);
        }
    }

    private static void Covered(Page page, Report report)
    {
        if (Coverage.Said(report) is not { } said)
        {
            return;
        }
        page.Line();
        page.Flowing(10, new Inked($"coverage: {said}", Ink.Bold));
        foreach (string group in Coverage.Groups(report))
        {
            page.Hanging("   ", group);
        }
        foreach (var alike in Coverage.Silent(report)
                .GroupBy(s => (s.Reason, s.Excused, s.Reason == Reasons.BreakerDisabled ? s.Detail : s.Where?.ToString())))
        {
            var service = alike.First();
            var (mark, ink) = service.Excused is not null
                ? ("·", Ink.Faint)
                : service.Outcome == EventOutcome.Undetermined
                ? ("?", Ink.Doubtful)
                : ("✗", Ink.Bad);
            string more = alike.Count() > 1 ? $" and {alike.Count() - 1} more" : "";
            string place = $"  {service.Where} {(service.Excused is null ? service.Code : null)}".TrimEnd();
            page.Flowing(3, " ", new Inked(mark, ink), $" {service.Address}{more}", new Inked(place, Ink.Faint));
            page.Hanging("   ", Coverage.Why(service));
        }
    }

    /// <summary>Notes do not, but for those on what is not there or not modelled: `tocsin lint` shows them all.</summary>
    public static bool BearsOnVerdicts(Finding finding) =>
        finding.Severity != Severity.Note || finding.Code is FindingCode.NotModelled or FindingCode.ConstructNotRead;

    private static void Foot(Page page, Report report, TimeSpan elapsed, int exitCode)
    {
        page.Line();
        page.Flowing(
            3, new Inked(Summary.Of(report).ToString(), Ink.Bold), FormattableString.Invariant($"   {elapsed.TotalSeconds:0.00} s"),
            exitCode == 0 ? "" : $"   exit {exitCode}");
    }

    private static Ink InkOf(Slack.Style style) =>
        style.HasFlag(Slack.Style.Bold) ? Ink.Bold
        : style.HasFlag(Slack.Style.Code) || style.HasFlag(Slack.Style.Preformatted) ? Ink.Code
        : style.HasFlag(Slack.Style.Link) || style.HasFlag(Slack.Style.Mention) ? Ink.Link
        : style.HasFlag(Slack.Style.Italic) ? Ink.Italic
        : style.HasFlag(Slack.Style.Strike) ? Ink.Strike
        : style.HasFlag(Slack.Style.Faint) || style.HasFlag(Slack.Style.Quote) ? Ink.Faint
        : Ink.Plain;
}
