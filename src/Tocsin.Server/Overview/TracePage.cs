using System.Globalization;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Traces;
using Tocsin.Flow;
using Tocsin.Server.Admin;
using Tocsin.Server.Diagnoses;
using Tocsin.Server.Pages;
using Tocsin.Slack;

namespace Tocsin.Server.Overview;

/// <summary>One event through the hops, its attempts and its waits.</summary>
internal static class TracePage
{
    public static string Of(Story story, Waits waits)
    {
        var trace = story.Trace;
        var (tone, word) = Outcome(story);
        var page = new Markup().Raw("<header>\n").Brand().Open("h1").Raw(Badges.Icon(tone,
            word)).Open("span").Text($"{trace.Subject.Kind}: {word}")
            .Close("span").Close("h1").Line();
        page.Raw("<dl class=\"assumed\">");
        Fact(page, "When", HomePage.TimeOf(trace.At) + " UTC");
        Fact(page, "Arrived at", trace.First.To.Text);
        Fact(page, "Put by", WhoPut(trace));
        Fact(page, "Id", trace.Id);
        foreach (string resource in trace.Subject.Resources)
        {
            Fact(page, "About", resource);
        }
        if (story.Diagnosis is { } diagnosis)
        {
            Tell(page, diagnosis);
        }
        page.Raw("</dl>\n</header>\n<main id=\"main\">\n");
        foreach (var route in story.Routes)
        {
            Write(page, route, waits);
        }
        if (story.Routes.Count == 0)
        {
            page.Element("h2", "No rule wants it").Line();
        }
        foreach (var miss in story.Misses)
        {
            page.Open("div", ("class", "miss")).Open("p").Raw(Badges.Icon("quiet", "does not match")).Text(" ")
                .Element("b", Arn.NameIn(miss.Where.Resource)).Text($": {miss.Detail}").Close("p").Close("div").Line();
        }
        if (trace.First.Content is EventContent content)
        {
            page.Raw("<details class=\"event more\"><summary>The event</summary>").Open("pre").Text(content.Event.ToString()).Close("pre")
                .Raw("</details>\n");
        }
        page.Raw("</main>\n<footer><p><a href=\"/\">Everything that happened</a></p></footer>\n");
        return HtmlPage.Of($"{trace.Subject.Kind}: {word}", page, "story");
    }

    private static (string Tone, string Word) Outcome(Story story) => story.Trace.Outcome switch
    {
        TraceOutcome.Unmatched => ("quiet", "no rule wants it"),
        TraceOutcome.Stopped => ("bad", "no message comes of it"),
        TraceOutcome.Kept => ("good", "kept here"),
        _ when story.Routes.AsEnumerable().Any(r => r.Sent is { State: LeavingState.Dead or LeavingState.Parked }) => ("bad",
            "not delivered"),
        _ when story.Routes.AsEnumerable().Any(r => r.Sent is { State: LeavingState.Silenced }) => ("quiet", "silenced"),
        _ when story.Routes.AsEnumerable().Any(r => r.Sent is { State: LeavingState.Pending }) => ("doubt", "on the way"),
        TraceOutcome.PartlyLeft => ("doubt", "arrived on some of its ways"),
        _ => ("good", "arrived"),
    };

    private static void Tell(Markup page, Diagnosis diagnosis)
    {
        foreach (var cause in diagnosis.Causes)
        {
            string exit = cause.ExitCode is { } code ? $", exit code {code}" : "";
            Fact(page, "Why", $"{cause.Tasks} of its tasks: container {cause.Container}, image {cause.Image}{exit}: {cause.Reason}");
            foreach (string line in cause.LastLines)
            {
                Fact(page, "It wrote", line);
            }
        }
        Fact(page, "Failures", diagnosis.Threshold is { } threshold ? $"{diagnosis.Failures} of {threshold}" : $"{diagnosis.Failures}");
        Fact(page, "What runs now", $"{diagnosis.Runs}, {diagnosis.Running} of {diagnosis.Desired} tasks");
    }

    private static void Fact(Markup page, string name, string value) =>
        page.Open("div").Element("dt", name).Element("dd", value).Close("div");

    private static void Write(Markup page, StoryRoute route, Waits waits)
    {
        page.Element("h2", $"To {route.Route.To.Text}").Line().Open("div", ("class", "route")).Raw("<ol>\n");
        foreach (var told in route.Steps)
        {
            Write(page, told);
        }
        if (route.Route.OnAws is { } lost)
        {
            page.Open("li").Raw(Badges.Icon("doubt", "on AWS")).Raw("<span class=\"stage\">on AWS</span>")
                .Text($" it would have been lost: {lost.Code}").Close("li").Line();
        }
        if (route.Sent is { } sent)
        {
            Write(page, sent, route, waits.Told(sent));
        }
        page.Raw("</ol></div>\n");
        if (route.Sent?.Leaving.Envelope.Content is Post post)
        {
            SlackCard.Write(page, post.From, $"in {post.Channel}", post.Color, post.Blocks.Select(b => b.Show()));
        }
    }

    private static void Write(Markup page, StoryStep told)
    {
        var step = told.Step;
        page.Open("li").Raw(Badges.Icon(Badges.ClassOf(step.Verdict), Badges.WordOf(step.Verdict)))
            .Element("span", step.Stage.ToString().ToLowerInvariant(), ("class", "stage")).Text($" {step.Detail}");
        if (step.Verdict.Why is { } why)
        {
            page.Text(" ").Element("code", why.Code);
        }
        page.Element("p", step.Where.ToString(), ("class", "place"));
        foreach (var note in told.Notes)
        {
            page.Element("p", note.Message);
            if (note.Write is Suggestion.Words { Text: var write })
            {
                page.Raw("<p class=\"label\">Write</p>").Element("pre", write, ("class", "write"));
            }
        }
        page.Close("li").Line();
    }

    private static void Write(Markup page, Kept sent, StoryRoute route, string why)
    {
        var (tone, word) = sent.State switch
        {
            LeavingState.Delivered => ("good", "delivered"),
            LeavingState.Pending => ("doubt", "waits"),
            LeavingState.Parked => ("bad", "held until something is set otherwise"),
            LeavingState.Silenced => ("quiet", "silenced"),
            _ => ("bad", "given up"),
        };
        string after = sent.Settled is { } settled
            ? string.Create(CultureInfo.InvariantCulture, $" after {(settled - sent.Leaving.At).TotalSeconds:0.000} s") : "";
        page.Open("li").Raw(Badges.Icon(tone, word)).Raw("<span class=\"stage\">delivery</span>").Text($" {word}{after}");
        if (why.Length > 0)
        {
            page.Element("p", why);
        }
        foreach (var (number, at, what) in route.Attempts.Where(_ => route.Attempts.Count > 1))
        {
            page.Element("p", $"attempt {number} at {HomePage.TimeOf(at)} {what}");
        }
        page.Close("li").Line();
    }

    private static string WhoPut(Trace trace) => trace.Door switch
    {
        Door.Admin => "whoever runs this server",
        Door.Ingest => "a real account, by an ingest",
        _ => trace.By.ToString(),
    };
}
