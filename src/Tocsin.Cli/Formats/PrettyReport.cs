using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Cli.Formats;

/// <summary>The report for people: what was read, what each event came to, and what to write where something is wrong.</summary>
internal static class PrettyReport
{
    private const int NameWidth = 30;
    private const int ResultWidth = 22;

    /// <param name="subject">What was tested, as the user wrote it.</param>
    public static void Write(Page page, string subject, Report report, TimeSpan elapsed, int exitCode)
    {
        Head(page, subject, report);
        foreach (var sent in report.Events)
        {
            Write(page, sent);
        }
        Rest(page, report);
        Foot(page, report, elapsed, exitCode);
    }

    /// <summary>A post as Slack shows it, in a box that carries the speaker's name.</summary>
    public static void Message(Page page, Slack.Post post)
    {
        int width = Math.Min(page.Width, 100) - 6;
        string name = $" {post.From} ";
        page.Line(new Inked("   ┌" + name + new string('─', Math.Max(0, width - Slack.Cells.Of(name))), Ink.Faint));
        foreach (var line in Slack.Preview.Of(post, width - 2))
        {
            page.Line([new Inked("   │ ", Ink.Faint), .. line.Runs.Select(r => new Inked(r.Text, InkOf(r.Style)))]);
        }
        page.Line(new Inked("   └" + new string('─', width), Ink.Faint));
    }

    public static void Finding(Page page, Finding finding)
    {
        var (mark, ink) = finding.Severity switch { Severity.Error => ("error", Ink.Bad), Severity.Warning => ("warning", Ink.Doubtful), _ => ("note", Ink.Faint) };
        page.Line("   ", new Inked(finding.Where is { } where ? $"{where}  " : "", Ink.Bold), new Inked($"{mark} {finding.Code}", ink));
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
        string account = assumed.AccountSource == "assumed" ? assumed.Account : $"{assumed.Account} ({assumed.AccountSource})";
        page.Line(new Inked($"assumed: account {account}, region {assumed.Region} ({assumed.RegionSource}), Chatbot profile {report.Profile}", Ink.Faint));
        page.Line();
    }

    private static void Write(Page page, EventReport sent)
    {
        var (mark, ink) = MarkOf(sent);
        string name = sent.Test is { } test ? test : sent.Name;
        page.Line(" ", new Inked(mark, ink), " ", name.PadRight(NameWidth), " ", ResultOf(sent), " ", new Inked(TailOf(sent), Ink.Faint));
        foreach (string expectation in sent.Expectations)
        {
            page.Hanging("   ", expectation, Ink.Bad);
        }
        if (!sent.Passed || sent.Outcome == EventOutcome.Undetermined)
        {
            foreach (string line in Shortened(sent.Told))
            {
                page.Hanging("   ", line, Ink.Faint);
            }
            foreach (var route in sent.Routes.Where(r => r.Outcome != RouteOutcome.Left))
            {
                page.Line("   ", new Inked(Way.Of(route), Ink.Faint));
                if (route.Hops[^1] is { Verdict: Verdict.Stopped, Findings.Count: 0 } refused)
                {
                    page.Hanging("   ", $"{refused.Where} {refused.Detail}");
                }
            }
        }
        foreach (var message in sent.Messages)
        {
            Message(page, message);
        }
        foreach (var finding in sent.Problems.Where(f => f.Severity != Severity.Note))
        {
            Finding(page, finding);
        }
    }

    /// <summary>How a long story begins and ends; `tocsin explain` tells it whole.</summary>
    private static IEnumerable<string> Shortened(ValueList<string> told) => told.Count <= 12 ? told : [.. told.Take(6), "  …", .. told.TakeLast(2)];

    private static (string, Ink) MarkOf(EventReport sent) => sent switch
    {
        { Outcome: EventOutcome.Undetermined } => ("?", Ink.Doubtful),
        { Passed: false } => ("✗", Ink.Bad),
        { Outcome: EventOutcome.Quiet } => ("·", Ink.Faint),
        _ => ("✓", Ink.Good),
    };

    private static Inked ResultOf(EventReport sent) => sent.Outcome switch
    {
        EventOutcome.Delivered or EventOutcome.Partial => new Inked(
            ("→ " + string.Join(", ", sent.Messages.Select(m => m.Channel).Distinct())).PadRight(ResultWidth), sent.Passed ? Ink.Good : Ink.Doubtful),
        EventOutcome.Quiet when sent.Passed => new Inked("quiet".PadRight(ResultWidth), Ink.Faint),
        EventOutcome.Undetermined => new Inked("CANNOT BE TOLD".PadRight(ResultWidth), Ink.Doubtful),
        _ => new Inked("NOTHING ARRIVES".PadRight(ResultWidth), sent.Passed ? Ink.Plain : Ink.Bad),
    };

    private static string TailOf(EventReport sent) => sent switch
    {
        { Outcome: EventOutcome.Quiet, Passed: true } => sent.Misses.Select(m => $"rule {m.Rule}: {m.Detail.Split(':')[0]}").FirstOrDefault() ?? "no rule on the bus",
        { Reason: { } reason } => reason.Code,
        _ => sent.Messages.Count == 1 ? "1 message" : $"{sent.Messages.Count} messages",
    };

    /// <summary>Findings that belong to no event.</summary>
    private static void Rest(Page page, Report report)
    {
        var shown = report.Events.SelectMany(e => e.Problems).ToHashSet();
        var rest = report.Findings.Where(f => !shown.Contains(f) && BearsOnVerdicts(f)).ToList();
        if (rest.Count > 0 && report.Events.Count > 0)
        {
            page.Line();
        }
        rest.ForEach(f => Finding(page, f));
    }

    /// <summary>Notes do not, but for those on what is not modelled: `tocsin lint` shows them all.</summary>
    public static bool BearsOnVerdicts(Finding finding) => finding.Severity != Severity.Note || finding.Code is FindingCode.NotModelled;

    private static void Foot(Page page, Report report, TimeSpan elapsed, int exitCode)
    {
        var summary = Summary.Of(report);
        (int Count, string Word)[] counts = 
        [
            (summary.Rings, "rings"), (summary.Silent, "silent"), (summary.Quiet, "quiet"), (summary.Undetermined, "undetermined"),
            (report.Suppressed.Count, "suppressed"),
        ];
        string said = string.Join(", ", counts.Where(c => c.Count > 0).Select(c => $"{c.Count} {c.Word}"));
        page.Line();
        page.Line(
            new Inked(said.Length > 0 ? said : "nothing was sent", Ink.Bold), FormattableString.Invariant($"   {elapsed.TotalSeconds:0.00} s"),
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
