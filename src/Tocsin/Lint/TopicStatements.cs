using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>
/// Statements of topic policies: those that admit everyone, and those that are meant for EventBridge and admit none of the rules that send
/// to the topic.
/// </summary>
internal static class TopicStatements
{
    private const string Events = "events.amazonaws.com";

    public static IEnumerable<Note> Of(LintSubject subject)
    {
        foreach (var topic in subject.Estate.Sns.Topics)
        {
            if (PolicyDocument.Parse(topic.Policy) is not PolicyResult.Valid { Document: var policy })
            {
                continue;
            }
            var senders = subject.Estate.Events.Rules.Where(
                r => r.Targets.Any(t => t.Arn == topic.Arn.ToString() && t.RoleArn is null)).ToList();
            foreach (var statement in policy.Statements.Where(s => s.Effect == Effect.Allow))
            {
                if (IsOpen(statement))
                {
                    yield return Open(topic, statement);
                }
                else if (senders.Count > 0 && IsForEventBridge(statement) && Idle(topic, policy, statement, senders) is { } note)
                {
                    yield return note;
                }
            }
        }
    }

    private static Note Open(Topic topic, Statement statement) => new(
        FindingCode.TopicOpen, Severity.Warning, new Place(topic.Arn.ToString(), "Policy", statement.Principal!.Pointer),
        $"{statement.Name} lets everyone publish to the topic {topic.Name}, from any account: whoever knows its ARN can post to the "
            + $"channel.",
        """{ "Service": "events.amazonaws.com" }, and a Condition on aws:SourceAccount""");

    private static bool IsOpen(Statement statement) =>
        statement is { Principal.Negated: false, Conditions.Count: 0, Action.Negated: false }
        && statement.Principal.Entries.Any(e => e.Type is "*" or "AWS" && e.Values.Any(v => v == "*"))
        && statement.Action.Values.Any(a => a.Equals("sns:Publish", StringComparison.OrdinalIgnoreCase));

    private static bool IsForEventBridge(Statement statement) =>
        statement.Principal is { Negated: false } principal
            && principal.Entries.Any(e => e.Type == "Service" && e.Values.Any(v => v == Events))
        && statement.Action.Values.Any(a => a.Equals("sns:Publish", StringComparison.OrdinalIgnoreCase));

    /// <summary>Judged by itself, the statement lets no rule in.</summary>
    private static Note? Idle(Topic topic, PolicyDocument policy, Statement statement, List<Rule> senders)
    {
        var alone = policy with { Statements = [statement] };
        var verdicts = senders.Select(
            r => PolicyEvaluation.Evaluate(alone,
                PublisherContext.Of(new Publisher.Service(Events, r.Arn, r.Arn.Account), "sns:Publish", topic.Arn)))
                .ToList();
        if (!verdicts.TrueForAll(v => v is PolicyVerdict.DeniedImplicitly)
            || verdicts[0] is not PolicyVerdict.DeniedImplicitly { Closest: { } closest })
        {
            return null;
        }
        // A statement for other rules of the account is as it should be; one for what is no rule, or for another topic, is for nobody.
        var fault = closest.Parts.FirstOrDefault(p => IsForNobody(p, topic));
        if (fault is null)
        {
            return null;
        }
        var where = new Place(topic.Arn.ToString(), "Policy", fault.Pointer);
        bool owner = fault.Condition?.Key.Equals("aws:SourceOwner", StringComparison.OrdinalIgnoreCase) == true;
        return new Note(
            FindingCode.IdleStatement, Severity.Warning, where,
            $"{statement.Name} is meant for EventBridge and never admits it: {fault.Message}.", owner
                ? "\"aws:SourceAccount\""
                : fault.Write,
            owner ? [new Correction.Name(where, fault.Condition!.Key, "aws:SourceAccount")] : []);
    }

    private static bool IsForNobody(PartMismatch part, Topic topic) =>
        PublisherContext.NeverSent(part) is not null
        || (part.Condition is { } condition
            ? condition.Key.Equals("aws:SourceArn", StringComparison.OrdinalIgnoreCase)
                && condition.Values.All(v => !Unknown.In(v) && !v.Contains(":rule/", StringComparison.Ordinal) && !v.Contains('*'))
            : part.Pointer.EndsWith("/Resource", StringComparison.Ordinal));
}
