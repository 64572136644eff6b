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
        if (expect.Outcome is { } outcome && outcome != facts.Outcome.ToString().ToLowerInvariant())
        {
            missing.Add($"expected the outcome {outcome}, got {facts.Outcome.ToString().ToLowerInvariant()}");
        }
        if (expect.Reason is { } reason && reason != facts.Reason?.Code)
        {
            missing.Add($"expected the reason {reason}, got {facts.Reason?.Code ?? "none"}");
        }
        if (expect.Slack is { } messages)
        {
            missing.AddRange(Missing(messages, facts.Messages));
        }
        return facts with { Test = test.Name, Passed = missing.Count == 0, Expectations = missing.ToValueList() };
    }

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
        return facts with { Reason = reason, Findings = findings, Passed = facts.Outcome == EventOutcome.Delivered && reason is null };
    }

    /// <summary>Any other built-in event: whether it rings is the user's affair; that it matched a rule and then got lost is not.</summary>
    public static EventReport OfOther(EventReport facts) =>
        facts with { Passed = facts.Outcome is not (EventOutcome.Stopped or EventOutcome.Partial) || facts.Routes.All(r => r.Outcome != RouteOutcome.Stopped || EndsAsMeant(r, facts)) };

    /// <summary>It was forwarded with all others to a bus whose rules do not want it, or its topic hands it to others than Slack.</summary>
    private static bool EndsAsMeant(RouteReport route, EventReport facts) =>
        route.Reason == Reasons.NoRule
        || (route.Reason == Reasons.NotSubscribed && TopicOf(route) is { } topic && facts.Routes.Any(r => r.Outcome == RouteOutcome.Left && TopicOf(r) == topic));

    private static string? TopicOf(RouteReport route) => route.Hops.LastOrDefault(h => h.Stage == Stage.Topic)?.Address;

    private static IEnumerable<string> Missing(ValueList<ExpectedMessage> expected, ValueList<Post> posts)
    {
        var left = posts.ToList();
        foreach (var message in expected)
        {
            int found = left.FindIndex(p => Fits(message, p));
            if (found < 0)
            {
                yield return $"no message {Describe(message)}";
            }
            else
            {
                left.RemoveAt(found);
            }
        }
        foreach (var post in left)
        {
            yield return $"a message that was not expected: channel {post.Channel}, title \"{post.Title}\"";
        }
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
