using Tocsin.Cli.Suites;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Cli.Runs;

/// <summary>Judges facts by the expectations that the user wrote.</summary>
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
    private static bool IsExpectedOpen(Expectation expect) =>
        expect.Outcome == "undetermined" || expect.Reason == Reasons.Undetermined.Code;

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
