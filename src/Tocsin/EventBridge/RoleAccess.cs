using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>A target with a role is reached by the role's permissions: EventBridge must be able to assume it, and it must be let publish.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html. A role that is not declared here passes: others may have made it.</remarks>
internal static class RoleAccess
{
    private static readonly string[] ManagedThatPublish = ["policy/AdministratorAccess", "policy/AmazonSNSFullAccess"];

    public static Branch Judge(IamState iam, Branch branch, Circumstances around) =>
        branch.Onward is { Content: Publication { Publisher: Publisher.Role publisher } } onward && iam.Find(publisher.RoleArn.ToString()) is { } role
            && Problem(iam, role, publisher, onward.To, around) is { } step
            ? branch with { Steps = branch.Steps.Add(step), Onward = null }
            : branch;

    private static Step? Problem(IamState iam, Role role, Publisher.Role publisher, string topic, Circumstances around)
    {
        var trust = RoleTrust.Admits(
            role, publisher.AssumedBy, [new ContextKey("aws:SourceArn", [publisher.SourceArn.ToString()]), new ContextKey("aws:SourceAccount", [publisher.SourceAccount])], around);
        if (trust is PolicyVerdict.Undetermined unknownTrust)
        {
            return Undetermined(role, unknownTrust.Unknown);
        }
        if (trust is not PolicyVerdict.Allowed)
        {
            return Stopped(
                role, "AssumeRolePolicyDocument", $"EventBridge cannot assume the role {role.Name}",
                $$"""{ "Effect": "Allow", "Principal": { "Service": "{{publisher.AssumedBy}}" }, "Action": "sts:AssumeRole" }""");
        }
        var context = new RequestContext(new Requester.Identity(role.Arn), "sns:Publish", topic, Around: around);
        var elsewhere = role.AttachedPolicyArns.Where(a => iam.FindPolicy(a) is null).ToList();
        var judged = Permissions(iam, role).Select(p => (p.Where, Verdict: Of(p.Document, context))).ToList();
        var verdicts = judged.Select(j => j.Verdict).ToList();
        if (verdicts.OfType<PolicyVerdict.DeniedExplicitly>().Any())
        {
            return Stopped(role, "", $"a policy of the role {role.Name} denies it sns:Publish to {topic}", "a narrower Deny statement, or none");
        }
        if (verdicts.OfType<PolicyVerdict.Undetermined>().FirstOrDefault() is { } unknown)
        {
            return Undetermined(role, unknown.Unknown);
        }
        if (verdicts.OfType<PolicyVerdict.Allowed>().Any() || elsewhere.Exists(a => ManagedThatPublish.Any(m => a.EndsWith(":aws:" + m, StringComparison.Ordinal))))
        {
            return null;
        }
        return elsewhere.Count > 0 ? Undetermined(role, Unknown.In(elsewhere[0]) ? Unknown.NamesIn(elsewhere[0])[0] : elsewhere[0]) : Unpermitted(role, topic, judged);
    }

    /// <summary>Each policy of the role that is declared, and its place. Of several inline ones nobody can tell which is meant.</summary>
    private static IEnumerable<(Place Where, string Document)> Permissions(IamState iam, Role role) =>
        role.InlinePolicies.Select(p => (new Place(role.Arn.ToString(), role.InlinePolicies.Count == 1 ? "PolicyDocument" : ""), p.Document))
            .Concat(role.AttachedPolicyArns.Select(iam.FindPolicy).OfType<ManagedPolicy>().Select(p => (new Place(p.Arn.ToString(), "PolicyDocument"), p.Document)));

    /// <summary>No policy allows it: a statement that only one word keeps from doing so is the likelier fault than one that is missing.</summary>
    private static Step Unpermitted(Role role, string topic, IEnumerable<(Place Where, PolicyVerdict Verdict)> judged)
    {
        string message = $"the target is reached as the role {role.Name}, and no policy of the role allows sns:Publish to {topic}";
        foreach (var (where, verdict) in judged.Where(j => j.Where.Attribute.Length > 0))
        {
            if (verdict is PolicyVerdict.DeniedImplicitly { Closest: { Parts: [var part] } closest })
            {
                return Stopped(where with { Pointer = part.Pointer }, $"{message}; {closest.Statement.Name} of its policy comes closest: {part.Message}", part.Write ?? Statement(topic));
            }
        }
        return Stopped(role, "", message, $"an aws_iam_role_policy with {Statement(topic)}, or no role_arn and a topic policy");
    }

    private static string Statement(string topic) => $$"""{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "{{topic}}" }""";

    private static PolicyVerdict Of(string document, RequestContext context) => PolicyDocument.Parse(document) switch
    {
        PolicyResult.Valid valid => PolicyEvaluation.Evaluate(valid.Document, context),
        PolicyResult.Undetermined undetermined => new PolicyVerdict.Undetermined(undetermined.Unknown),
        _ => new PolicyVerdict.DeniedImplicitly([]),
    };

    private static Step Stopped(Role role, string member, string message, string write) => Stopped(new Place(role.Arn.ToString(), member), message, write);

    private static Step Stopped(Place place, string message, string write) => new(
        Stage.Topic, place, new Verdict.Stopped(Reasons.PolicyDenied), message,
        [new Note(FindingCode.PolicyDenied, Severity.Error, place, $"{message}. AWS does not retry and writes no log line; only the rule's FailedInvocations metric counts it.", write)]);

    private static Step Undetermined(Role role, string unknown) =>
        new(Stage.Topic, new Place(role.Arn.ToString()), new Verdict.Undetermined(unknown), $"whether the role {role.Name} may publish depends on {unknown}");
}
