using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Formats;

/// <summary>
/// One event's way for people: each hop with its verdict, the reason of it, and what the message looked like when it left.
/// </summary>
internal static class PrettyExplanation
{
    /// <param name="next">What to do then; nothing where that is told otherwise.</param>
    public static void Write(Page page, Report report, NextSteps? next = null)
    {
        foreach (var sent in report.Events)
        {
            Write(page, sent);
        }
        foreach (var finding in report.Findings.Where(f => PrettyReport.BearsOnVerdicts(f)
                && !report.Events.SelectMany(e => e.Problems).Contains(f)))
        {
            PrettyReport.Finding(page, finding);
        }
        var assumed = report.Assumed;
        page.Flowing(2, new Inked(
            $"account {assumed.Account} ({assumed.AccountSource}), region {assumed.Region} ({assumed.RegionSource}), Chatbot profile "
                + $"{report.Profile}", Ink.Faint));
        if (next is not null)
        {
            foreach (var sent in report.Events)
            {
                Write(page, next.Of(sent));
            }
        }
    }

    /// <summary>What a pattern wants of one field, and what the event has.</summary>
    public static void Field(Page page, string path, string wanted, string? found, bool matches) => page.Flowing(
        6, "  ", new Inked(matches ? "✓" : "✗", matches ? Ink.Good : Ink.Bad), $" {path,-24} wants {wanted}",
        new Inked($"   the event has {found ?? "no such field"}", Ink.Faint));

    private static void Write(Page page, EventReport sent)
    {
        page.Flowing(
            2, new Inked(sent.Name, Ink.Bold), "  ",
            $"{sent.Outcome.ToString().ToLowerInvariant()}{(sent.Reason is { } reason ? $": {reason}" : "")}");
        foreach (string line in sent.Told)
        {
            page.Hanging("  ", line, Ink.Faint);
        }
        // A scenario sends many events; where one of them found its way, the others' missing it is no news.
        foreach (var miss in sent.Misses.Where(_ => sent.Told.Count == 0 || sent.Routes.Count == 0))
        {
            Write(page, miss);
        }
        var routes = Repeated.Routes(sent);
        for (int i = 0; i < routes.Count; i++)
        {
            page.Line();
            page.Line(
                new Inked($"route {i + 1} of {routes.Count}: "
                    + $"{routes[i].Item.Outcome.ToString().ToLowerInvariant()}{routes[i].Times}", Ink.Bold));
            foreach (var hop in routes[i].Item.Hops)
            {
                Write(page, hop);
            }
        }
        foreach (var message in Repeated.Messages(sent))
        {
            page.Line();
            PrettyReport.Message(page, message.Item, message.Times);
        }
        foreach (var line in Repeated.Logs(sent))
        {
            page.Line();
            page.Line(new Inked($"log group {line.Item.Group} in {line.Item.Region}{line.Times}", Ink.Bold));
            page.Hanging("  ", line.Item.Message, Ink.Faint);
        }
        foreach (var finding in sent.Findings)
        {
            PrettyReport.Finding(page, finding);
        }
        page.Line();
    }

    private static void Write(Page page, ValueList<NextStep> steps)
    {
        page.Line();
        page.Line(new Inked("next", Ink.Bold));
        foreach (var step in steps)
        {
            page.Hanging("  ", step.Code is null ? step.Text : $"{step.Text}:");
            foreach (string line in step.Code?.Split('\n') ?? [])
            {
                page.Line(new Inked($"    {line}", Ink.Code));
            }
        }
    }

    private static void Write(Page page, MissReport miss)
    {
        page.Line();
        page.Flowing(2, new Inked($"no match: {miss.Address}", Ink.Bold), $"  {miss.Where}");
        foreach (var field in miss.Fields)
        {
            Field(page, field.Path, field.Wanted, field.Found, field.Matches);
        }
    }

    private static void Write(Page page, HopReport hop)
    {
        var ink = hop.Verdict switch { Verdict.Passed or Verdict.Arrived => Ink.Good, Verdict.Stopped => Ink.Bad, _ => Ink.Doubtful };
        page.Flowing(
            18, "  ", new Inked(Way.Mark(hop.Verdict), ink), $" {hop.Stage.ToString().ToLowerInvariant(),-13} ",
            new Inked(hop.Address, Ink.Bold), $"  {hop.Where}");
        if (hop.Detail.Length > 0)
        {
            page.Hanging("                  ", hop.Detail);
        }
        foreach (var finding in hop.Findings)
        {
            PrettyReport.Finding(page, finding);
        }
        if (hop.Body is { } body)
        {
            foreach (string line in Indented.Of(body).Split('\n'))
            {
                page.Line(new Inked($"                  {line}", Ink.Faint));
            }
        }
    }
}
