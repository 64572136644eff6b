using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>
/// A target with a role is reached by the role's permissions: EventBridge must be able to assume it, and it must be let do what delivers.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html. A role that is not declared here passes: others may
/// have made it.
/// </remarks>
internal sealed record RoleAccess(string Action, string Does, Reason Reason, string FindingCode, string OrElse)
{
    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-custom-bus-target-sns.html</summary>
    public static RoleAccess ToTopic { get; } = new(
        "sns:Publish", "publish", Reasons.PolicyDenied, Text.FindingCode.PolicyDenied, ", or no role_arn and a topic policy");

    /// <summary>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html</summary>
    public static RoleAccess ToBus { get; } = new("events:PutEvents", "put events", Reasons.BusDenied, Text.FindingCode.BusDenied, "");

    /// <summary>The branch of a publication, ended where the role may not publish.</summary>
    /// <remarks>
    /// What the target is comes first: a state machine or an API destination asks for other permissions, which are not judged here.
    /// </remarks>
    public static Branch Judge(IamState iam, Branch branch, Circumstances around) =>
        branch.Onward is { To: Address.Topic, Content: Publication { Publisher: Publisher.Role publisher } } onward
            && ToTopic.Refusal(iam, publisher, onward.To.Text, around) is { } step
            ? branch with { Steps = branch.Steps.Add(step), Onward = null, Undelivered = onward }
            : branch;

    /// <summary>The step that ends the delivery to a resource, or null when the role lets it through.</summary>
    public Step? Refusal(IamState iam, Publisher.Role publisher, string resource, Circumstances around)
    {
        if (iam.Find(publisher.RoleArn.ToString()) is not { } role)
        {
            return null;
        }
        var trust = RoleTrust.Admits(
            role, publisher.AssumedBy,
                [new ContextKey("aws:SourceArn", [publisher.SourceArn.ToString()]),
                    new ContextKey("aws:SourceAccount", [publisher.SourceAccount])], around);
        if (trust is PolicyVerdict.Undetermined unknownTrust)
        {
            return Undetermined(role, unknownTrust.Unknown);
        }
        if (trust is not PolicyVerdict.Allowed)
        {
            return Stopped(
                new Place(role.Arn.ToString(), "AssumeRolePolicyDocument"), $"EventBridge cannot assume the role {role.Name}",
                $$"""{ "Effect": "Allow", "Principal": { "Service": "{{publisher.AssumedBy}}" }, "Action": "sts:AssumeRole" }""");
        }
        return RolePermissions.Of(iam, role, new RequestContext(new Requester.Identity(role.Arn), Action, resource, Around: around)) switch
        {
            RolePermission.Denied denied =>
                Stopped(
                    denied.Where, $"the target is reached as the role {role.Name}, and {denied.Message}",
                    denied.ComesClose ? denied.Write : denied.Write + OrElse),
            RolePermission.Undetermined undetermined => Undetermined(role, undetermined.Unknown),
            _ => null,
        };
    }

    private Step Stopped(Place place, string message, string write) => new(
        Stage.Topic, place, new Verdict.Stopped(Reason), message,
        [new Note(FindingCode, Severity.Error, place, $"{message}. AWS does not retry and writes no log line; only the rule's "
            + $"FailedInvocations metric counts it.", write)]);

    private Step Undetermined(Role role, string unknown) =>
        new(
            Stage.Topic, new Place(role.Arn.ToString()), new Verdict.Undetermined(unknown),
            $"whether the role {role.Name} may {Does} depends on {unknown}");
}
