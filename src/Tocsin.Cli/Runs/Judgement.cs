using Tocsin.Cli.Suites;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Runs;

/// <summary>Judges facts by expectations. The user's decide where there are some; else the failed deployment must ring and tell what failed.</summary>
internal static class Judgement
{
    /// <summary>By a test of tocsin.yaml.</summary>
    public static EventReport By(SuiteTest test, EventReport facts)
    {
        var missing = new List<string>();
        var expect = test.Expect;
        // What would have arrived where nobody knows, and that is accepted, is not missed.
        bool mayArrive = facts.Accepted.Any();
        bool excused = false;
        if (expect.Outcome is "delivered" or "partial" && facts.Outcome == EventOutcome.Accepted)
        {
            excused = true;
        }
        else if (expect.Outcome is { } outcome && outcome != facts.Outcome.ToString().ToLowerInvariant())
        {
            missing.Add($"expected the outcome {outcome}, got {facts.Outcome.ToString().ToLowerInvariant()}");
        }
        if (expect.Reason is { } reason && reason != facts.Reason?.Code)
        {
            missing.Add($"expected the reason {reason}, got {facts.Reason?.Code ?? "none"}");
        }
        if (expect.Slack is { } messages)
        {
            var (absent, unexpected) = Missing(messages, facts.Messages);
            excused |= mayArrive && absent.Count > 0;
            missing.AddRange([.. mayArrive ? [] : absent, .. unexpected]);
        }
        bool met = missing.Count == 0;
        return facts with
        {
            Test = test.Name,
            Outcome = met && excused ? EventOutcome.Accepted : facts.Outcome,
            Passed = met && (facts.Outcome != EventOutcome.Undetermined || IsExpectedOpen(expect)),
            Expectations = missing.ToValueList(),
        };
    }

    /// <summary>No message is no proof of silence where a way of it is not known.</summary>
    private static bool IsExpectedOpen(Expectation expect) => expect.Outcome == "undetermined" || expect.Reason == Reasons.Undetermined.Code;

    /// <summary>The failed deployment, where nobody says what is expected: it must ring, on every route, with service, reason and deployment id visible.</summary>
    /// <param name="failure">What was sent: the one event.</param>
    /// <param name="tell">Sends such an event, and tells what became of it.</param>
    public static EventReport OfFailedDeployment(EventReport facts, Stimulus failure, Func<Stimulus, EventReport> tell)
    {
        var sent = FailedDeployment.Sent(failure);
        var reason = facts.Reason;
        var findings = facts.Findings;
        var told = FailedDeployment.Of(sent);
        if (facts.Outcome == EventOutcome.Delivered && reason is null && told.NotIn(facts, () => tell(FailedDeployment.OfAnother(failure))).ToList() is { Count: > 0 } missing)
        {
            var blamed = facts.Routes.SelectMany(r => r.Hops).SelectMany(h => h.Findings).FirstOrDefault(f => Failing.BlameFor(f) is not null);
            reason = blamed is null ? Reasons.MissingFacts : Failing.BlameFor(blamed);
            findings = findings.Add(told.Missing(missing, blamed, facts));
        }
        if (facts.Outcome == EventOutcome.Quiet && (reason == Reasons.NoRule || reason == Reasons.NoMatch))
        {
            findings = findings.Add(QuietDiagnosis.Of(facts, sent));
        }
        bool passed = facts.Outcome == EventOutcome.Accepted || (facts.Outcome == EventOutcome.Delivered && reason is null);
        return facts with { Reason = reason, Findings = findings, Passed = passed };
    }

    /// <summary>Any other built-in event: whether it rings is the user's affair; that it matched a rule and then got lost is not.</summary>
    public static EventReport OfOther(EventReport facts) =>
        facts with { Passed = facts.Outcome is not (EventOutcome.Stopped or EventOutcome.Partial) || facts.Routes.All(r => r.Outcome != RouteOutcome.Stopped || EndsAsMeant(r, facts)) };

    /// <summary>It was forwarded with all others to a bus whose rules do not want it, or its topic hands it to others than Slack.</summary>
    private static bool EndsAsMeant(RouteReport route, EventReport facts) =>
        route.Reason == Reasons.NoRule
        || (route.Reason == Reasons.NotSubscribed && TopicOf(route) is { } topic && facts.Routes.Any(r => r.Outcome == RouteOutcome.Left && TopicOf(r) == topic));

    private static string? TopicOf(RouteReport route) => route.Hops.LastOrDefault(h => h.Stage == Stage.Topic)?.Address;

    /// <summary>What was expected and is not there, and what is there and was not expected.</summary>
    private static (List<string> Absent, List<string> Unexpected) Missing(ValueList<ExpectedMessage> expected, ValueList<Post> posts)
    {
        var absent = new List<string>();
        var left = posts.ToList();
        foreach (var message in expected)
        {
            int found = left.FindIndex(p => Fits(message, p));
            if (found < 0)
            {
                absent.Add($"no message {Describe(message)}");
            }
            else
            {
                left.RemoveAt(found);
            }
        }
        var unexpected = left.GroupBy(p => $"a message that was not expected: channel {p.Channel}, title \"{p.Title}\"");
        return (absent, [.. unexpected.Select(u => u.Count() == 1 ? u.Key : $"{u.Key}, {u.Count()} times")]);
    }

    private static bool Fits(ExpectedMessage expected, Post post) =>
        (expected.Channel is null || expected.Channel == post.Channel)
        && expected.Title?.Is(post.Title) != false
        && expected.Text?.IsIn(post.Description) != false;

    private static string Describe(ExpectedMessage message) => string.Join(", ", new[]
    {
        message.Channel is { } channel ? $"in channel {channel}" : null,
        message.Title is { } title ? $"with the title {title.Written}" : null,
        message.Text is { } text ? $"with the text {text.Written}" : null,
    }.OfType<string>().DefaultIfEmpty("at all"));
}
