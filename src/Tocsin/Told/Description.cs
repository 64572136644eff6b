using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>
/// Tells a journey in the terms of the declarations: addresses for ARNs, files and lines for places. States facts; judges nothing.
/// </summary>
/// <param name="locate">Finds the declaration of a place.</param>
/// <param name="language">Has the words for what is said of no place.</param>
/// <param name="accepted">What the user accepts not to be known.</param>
/// <param name="isProgram">Whether the name of what is not known says that it is a program, in the words of the declarations.</param>
public sealed partial class Description(
    Estate estate, Locate locate, ValueList<Acceptance> accepted, Func<string, bool> isProgram, ILanguage language)
{
    /// <summary>The report of one stimulus, not yet judged: <see cref="EventReport.Passed"/> is true.</summary>
    public EventReport Of(Stimulus stimulus, Journey journey)
    {
        bool arrived = journey.Routes.Any(Reached);
        var told = stimulus.Told.Select(Unknown.Interpolated).ToValueList();
        var judged = journey.Routes.Where(r => !arrived || !IsBeside(r)).Select(r => Departure.Judged(r, estate)).ToValueList();
        var routes = judged.Select(Of).ToValueList();
        var unheard = arrived ? [] : Unheard.Of(judged, estate).Select(s => RootCause.Unheard(s, estate)).ToValueList();
        var messages = journey.Routes.Where(Reached).Select(r => Named((Post)r.Last.Content)).ToValueList();
        var outcome = OutcomeOf(routes, arrived, stimulus.Silence is { IsUncertain: true });
        if (routes.Count == 0 && outcome == EventOutcome.Undetermined && AcceptedOf(stimulus.Silence!) is { } acceptance)
        {
            return new EventReport(stimulus.Name, null, EventOutcome.Accepted, null, true, [], [], Told: told)
            {
                Open = [acceptance],
            };
        }
        var reason = routes.Count == 0
            ? WhyQuiet(stimulus, journey)
            : routes.Select(r => r.Reason).Concat(unheard.Select(s => s.Verdict.Why)).FirstOrDefault(r => r is not null);
        return new EventReport(
            stimulus.Name, null, outcome, reason, true, messages, routes,
            journey.Misses.Select(Of).Distinct()
                .Concat(reason == Reasons.NoRule ? Elsewhere(stimulus).Concat(OnSchedule(stimulus)) : []).ToValueList(),
            journey.Changes.OfType<Change.Append>().Select(a => a.Line).ToValueList(), [], told,
            unheard.SelectMany(s => s.Notes).Select(Of).ToValueList());
    }

    private Acceptance? AcceptedOf(Silence silence) =>
        Acceptance.Of(accepted, silence.Note.Where.Resource, locate(silence.Note.Where)?.Address ?? "");

    /// <summary>A note as a finding, with its file and line.</summary>
    public Finding Of(Note note)
    {
        var location = locate(note.Where);
        var words = location?.Language ?? language;
        string whose = note.IsOfInstance && location is { Address: var address } && IsOneOfMany(address) ? $"{address}: " : "";
        return new Finding(
            note.Code, note.Severity, location?.Span, whose + (note.Flaw is { } flaw ? words.Say(flaw) : words.Say(note.Message)),
            note.Write is { } write ? words.Say(Placed(write, location, words)) : null,
            Edits.Of(note.Fix, locate));
    }

    /// <summary>One block declares several of them, so that its place does not say which is meant.</summary>
    private static bool IsOneOfMany(string address) => address.StartsWith("module.", StringComparison.Ordinal) || address.Contains('[');

    /// <summary>What to write at just that place: in the argument that the value stands in, with what is declared beside it.</summary>
    private Suggestion Placed(Suggestion write, Location? location, ILanguage words)
    {
        string from = location?.Address ?? "";
        return write switch
        {
            Suggestion.Words { Text: var text } => Referring(text, isInText: true),
            Suggestion.Setting { Value: var value } setting when Referring(value, isInText: false) is var referring =>
                location?.Span is { } span && !span.Content.AsSpan().ContainsAny('{', '\n') && ArgumentBefore().Match(
                    span.Source.Text, Math.Max(0, span.Start - 100), Math.Min(span.Start, 100)) is { Success: true } found
                    ? $"{found.Groups[1].Value} = {referring}" : setting with { Value = referring },
            _ => write,
        };

        string Referring(string text, bool isInText) => WrittenArn().Replace(text, m =>
            JsonParser.Parse(m.Value)?.AsText() is { } arn && locate(new Place(arn)) is { Address: var meant }
                ? words.Reference(arn, meant, from, isInText) ?? m.Value : m.Value);
    }

    /// <summary><c>max = </c> or <c>"LoggingLevel": </c> before a value; not the <c>:</c> of a choice.</summary>
    [GeneratedRegex("""(?:^|[\n{,(])[ \t-]*"?([A-Za-z_][\w-]*)"?[ \t]*[=:][ \t]*"?$""")]
    private static partial Regex ArgumentBefore();

    [GeneratedRegex("\"arn:(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex WrittenArn();

    /// <summary>A finding that was made with the provider's names, in the words of the language it is about.</summary>
    public static Finding Told(ILanguage language, Finding finding) =>
        finding with { Message = language.Say(finding.Message), Write = finding.Write is { } write ? language.Say(write) : null };

    private string Said(Location? location, string text) => (location?.Language ?? language).Say(text);

    /// <summary>
    /// Where Slack is reached, a way that ends as ways do is none that failed: at a program, whatever that does; at a bus with the whole of
    /// the events, of whose rules none wants this one, or which has none here.
    /// </summary>
    private bool IsBeside(Route route) =>
        Departure.IsForProgram(route, isProgram) || (route.Verdict is Verdict.Stopped { Reason: var reason }
        && (reason == Reasons.NoRule || ((reason == Reasons.BusDenied || reason == Reasons.ThirdBus) && !HasRules(route.Last.To))));

    private bool HasRules(Address address) => address is Address.Bus bus && estate.Events.RulesOn(bus.Arn).Any();

    private static bool Reached(Route route) => route.Verdict is Verdict.Arrived && route.Last.Content is Post;

    /// <summary>A channel that is not known is called by what it comes from.</summary>
    private static Post Named(Post post) => post with
    {
        Channel = Unknown.Named(post.Channel), From = Unknown.Interpolated(post.From),
        Thread = post.Thread is { } thread ? Unknown.Interpolated(thread) : null,
    };

    private RouteReport Of(Route route)
    {
        string? channel = Reached(route) ? Unknown.Show(((Post)route.Last.Content).Channel) : null;
        string? topic = route.Steps.AsEnumerable().Select(s => s.Onward?.To).Append(route.Last.To).OfType<Address.Topic>()
            .FirstOrDefault()?.Arn.Resource;
        var hops = route.Steps.SelectMany(s => RootCause.Of(s, estate)).Select(s => Of(s, channel, topic)).ToValueList();
        var last = hops[^1].Verdict;
        var acceptance = last is Verdict.Undetermined { Unknown: var unknown }
            ? Acceptance.Of(accepted, unknown, hops[^1].Address, route.Steps[^1].Step.Where.Resource) : null;
        var outcome = last switch
        {
            Verdict.Arrived => Reached(route) ? RouteOutcome.Delivered : RouteOutcome.Left,
            Verdict.Undetermined when acceptance is not null => RouteOutcome.Accepted,
            Verdict.Undetermined => RouteOutcome.Undetermined,
            _ => RouteOutcome.Stopped,
        };
        if (acceptance is not null)
        {
            hops = [.. hops.SkipLast(1), hops[^1] with { Findings = [] }];
        }
        var failing = outcome is RouteOutcome.Left or RouteOutcome.Accepted ? null
            : last.Why ?? hops.SelectMany(h => h.Findings).Select(MessageFault.ReasonOf).FirstOrDefault(r => r is not null);
        return new RouteReport(outcome, failing, hops, RuleOf(route), acceptance);
    }

    /// <param name="topic">The topic of the whole route: what is wrong there may be said of its policy or key.</param>
    private HopReport Of(RouteStep step, string? channel, string? topic)
    {
        var location = locate(step.Step.Where);
        var findings = (step.Step is { Verdict: Verdict.Undetermined { Unknown: var unknown }, Notes.Count: 0 } undetermined
            ? [Doubt(undetermined, unknown)] : step.Step.Notes).Select(Of).ToValueList();
        // What stopped a message is at the place its error names, which is narrower than the hop's.
        var where = findings.FirstOrDefault(f => f.Severity == Severity.Error)?.Where ?? location?.Span;
        return new HopReport(
            step.Step.Stage, location?.Address ?? Unknown.Show(step.Step.Where.Resource), step.Step.Verdict,
            Said(location, step.Step.Detail), where,
            findings, BodyOf(step.Onward), step.Step.Stage == Stage.Slack ? channel : null)
        {
            Name = step.Step.Stage switch
            {
                Stage.Topic => Unknown.Interpolated(topic ?? Arn.NameIn(step.Step.Where.Resource.Split(':')[^1])),
                // The id that the provider makes up tells nobody anything.
                Stage.Transformer when NameIn(step.Step.Where.Resource).StartsWith("terraform-", StringComparison.Ordinal) => "",
                Stage.Rule or Stage.Transformer => NameIn(step.Step.Where.Resource),
                _ => "",
            },
        };
    }

    /// <summary>Whoever cannot decide says at least what would have to be known.</summary>
    private static Note Doubt(Step step, string unknown) => new(
        FindingCode.UnknownValue, Severity.Warning, step.Where, $"{step.Detail}: this route cannot be judged offline.",
        new Suggestion.AcceptUnknown(unknown));

    private MissReport Of(Miss miss)
    {
        var location = locate(miss.Where);
        return new MissReport(
            location?.Address ?? Unknown.Interpolated(miss.Where.Resource), NameIn(miss.Where.Resource), miss,
            Said(location, miss.Detail), location?.Span);
    }

    private static EventOutcome OutcomeOf(ValueList<RouteReport> routes, bool arrived, bool isUncertain)
    {
        bool stopped = routes.Any(r => r.Outcome == RouteOutcome.Stopped);
        return (arrived, stopped, routes) switch
        {
            (true, true, _) => EventOutcome.Partial,
            _ when routes.Any(r => r.Outcome == RouteOutcome.Undetermined) => EventOutcome.Undetermined,
            (true, false, _) => EventOutcome.Delivered,
            (false, _, { Count: 0 }) when isUncertain => EventOutcome.Undetermined,
            (false, _, { Count: 0 }) => EventOutcome.Quiet,
            (false, false, _) when routes.Any(r => r.Outcome == RouteOutcome.Accepted) => EventOutcome.Accepted,
            _ => EventOutcome.Stopped,
        };
    }

    private Reason? WhyQuiet(Stimulus stimulus, Journey journey) =>
        stimulus.Silence?.Reason
        ?? estate.Refusals.FirstOrDefault(r => r.Reason == Reasons.InvalidPattern)?.Reason
        ?? (journey.Misses.Count > 0 ? Reasons.NoMatch : Reasons.NoRule);

    /// <summary>Rules that wait on another bus than the event's: most likely the ones that were meant to catch it.</summary>
    private IEnumerable<MissReport> Elsewhere(Stimulus stimulus) =>
        from bus in stimulus.Sendings.Select(s => s.Envelope.To).OfType<Address.Bus>().Select(b => b.Arn).Distinct()
        from rule in estate.Events.RulesElsewhere(bus)
        let at = new Place(rule.Arn.ToString(), "EventBusName")
        select Of(rule.Bus.Region == bus.Region
            ? new Miss.OtherBus(at, NameIn(rule.Bus.ToString()), NameIn(bus.ToString()))
            : new Miss.OtherRegion(at, rule.Bus.Region, bus.Region));

    /// <summary>Rules on the event's bus that wait for the clock.</summary>
    private IEnumerable<MissReport> OnSchedule(Stimulus stimulus) =>
        from bus in stimulus.Sendings.Select(s => s.Envelope.To).OfType<Address.Bus>().Select(b => b.Arn).Distinct()
        from rule in estate.Events.RulesOn(bus)
        where rule.EventPattern is null
        select Of(new Miss.OnSchedule(new Place(rule.Arn.ToString(), "ScheduleExpression")));

    private static string? RuleOf(Route route)
    {
        string? arn = route.Steps.FirstOrDefault(s => s.Step.Stage == Stage.Rule)?.Step.Where.Resource;
        return arn is null ? null : NameIn(arn);
    }

    private static string NameIn(string arn) => Unknown.Interpolated(Arn.NameIn(arn));

    private static string? BodyOf(Envelope? onward) => onward?.Content switch
    {
        Publication p => Unknown.Show(p.Message),
        EventContent e => e.Event.ToString(),
        _ => null,
    };
}
