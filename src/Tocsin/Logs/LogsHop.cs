using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Logs;

/// <summary>A log group as a rule's target: admits the message by the resource policies of its scope, and keeps it as a line.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions</remarks>
/// <param name="around">Null is a world without a known organization, at the time of each envelope.</param>
public sealed class LogsHop(LogsState state, Circumstances? around = null) : IHop
{
    private static readonly string[] Actions = ["logs:CreateLogStream", "logs:PutLogEvents"];

    public Outcome Receive(Envelope envelope, DateTimeOffset now)
    {
        if (envelope is not { To: Address.LogGroup { Arn: var to }, Content: Publication publication })
        {
            throw new InvalidOperationException($"no rule sends {envelope.Content.GetType().Name} to {envelope.To}");
        }
        if (state.Find(LogsNames.GroupOf(to)) is not { } group)
        {
            return Ended(Missing(envelope));
        }
        string stream = StreamOf(publication.Publisher);
        if (publication.Publisher is Publisher.Service service
            && Refusal(envelope, group, stream, service, (around ?? new Circumstances()).At(now)) is { } refused)
        {
            return Ended(refused);
        }
        var line = new LogLine(Scope.Of(group.Arn), group.Name, now, publication.Message) { Stream = stream };
        var kept = new Step(Stage.Topic, envelope.Sender, new Verdict.Arrived(), $"kept in the log group {group.Name}");
        return new Outcome([new Branch([kept])], [new Change.Append(line)]);
    }

    /// <summary>Unverified: AWS's names for these streams. Ours is the rule's.</summary>
    private static string StreamOf(Publisher publisher) => publisher switch
    {
        Publisher.Service service => service.SourceArn.Name,
        Publisher.Role role => role.SourceArn.Name,
        _ => "events",
    };

    /// <summary>The service needs both actions, of whichever policies of the account and region.</summary>
    private Step? Refusal(Envelope envelope, LogGroup group, string stream, Publisher.Service service, Circumstances around)
    {
        var statements = state.PoliciesIn(Scope.Of(group.Arn)).Select(p => PolicyDocument.Parse(p.Document)).OfType<PolicyResult.Valid>()
            .SelectMany(p => p.Document.Statements).ToValueList();
        var policy = new PolicyDocument("2012-10-17", null, statements);
        foreach (string action in Actions)
        {
            var verdict = PolicyEvaluation.Evaluate(policy, new RequestContext(
                new Requester.Service(service.Principal), action, LogsNames.StreamIn(group.Arn.ToString(), stream),
                [
                    new ContextKey("aws:SourceArn", [service.SourceArn.ToString()]),
                    new ContextKey("aws:SourceAccount", [service.SourceAccount]),
                ],
                around));
            if (verdict is PolicyVerdict.Undetermined unknown)
            {
                return new Step(
                    Stage.Topic, envelope.Sender, new Verdict.Undetermined(unknown.Unknown),
                    $"whether the log group admits the service depends on {unknown.Unknown}");
            }
            if (verdict is not PolicyVerdict.Allowed)
            {
                return Denied(envelope, group, service, action);
            }
        }
        return null;
    }

    private static Step Denied(Envelope envelope, LogGroup group, Publisher.Service service, string action)
    {
        string detail = $"no resource policy of CloudWatch Logs in {group.Region} lets {service.Principal} {action} to {group.Name}";
        return new Step(
            Stage.Topic, envelope.Sender, new Verdict.Stopped(Reasons.LogsDenied), detail,
            [new Note(
                FindingCode.PolicyDenied, Severity.Error, envelope.Sender,
                $"{detail}. AWS does not retry; only the rule's FailedInvocations metric counts it.",
                $$"""{ "Effect": "Allow", "Principal": { "Service": "{{service.Principal}}" }, "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "{{group.Arn}}:*" }""")]);
    }

    private static Step Missing(Envelope envelope)
    {
        string detail = $"there is no log group {envelope.To}";
        return new Step(
            Stage.Topic, envelope.Sender, new Verdict.Stopped(Reasons.GroupMissing), detail,
            [new Note(
                FindingCode.TargetRefused, Severity.Error, envelope.Sender,
                $"{detail}: only the rule's FailedInvocations metric counts it.", "the ARN of a log group that is there")]);
    }

    private static Outcome Ended(Step step) => new([new Branch([step])]);
}
