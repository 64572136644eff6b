using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>The first step of a publication: may the publisher publish to the topic?</summary>
/// <remarks>
/// A service passes only by the topic policy. A caller or role of the topic's account passes by its own policies, which are not judged
/// here, unless the topic policy denies it in so many words:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </remarks>
internal static class Admission
{
    public static Step Of(
        Publication publication, Topic topic, ServiceAdmission ofServices, Place? sentBy, IamState iam, Circumstances around)
    {
        if (PolicyDocument.Parse(topic.Policy) is not PolicyResult.Valid { Document: var policy })
        {
            return Undetermined(topic, Unknown.NamesIn(topic.Policy).FirstOrDefault() ?? "the topic policy");
        }
        return publication.Publisher switch
        {
            Publisher.Service service =>
                ofServices.Of(policy, service, around) is var step
                && step.Verdict is Verdict.Passed && service.SourceAccount != topic.Arn.Account
                    ? AcrossAccounts(topic, service, sentBy)
                    : step,
            Publisher.Caller caller => Own(caller.Principal, "its own policies"),
            Publisher.Role role when Unknown.In(role.RoleArn.ToString()) && iam.Find(role.RoleArn.ToString()) is null =>
                Undetermined(topic, Unknown.NamesIn(role.RoleArn.ToString())[0]),
            Publisher.Role role => Own(role.RoleArn, $"the role {role.RoleArn.Resource.Split('/')[^1]}"),
            var other => throw new InvalidOperationException($"an unknown publisher: {other}"),
        };

        Step Own(Arn principal, string admittedBy)
        {
            var context = PublisherContext.Of(principal, topic.Arn, around);
            if (principal.Account != topic.Arn.Account)
            {
                return Judge(topic, principal.ToString(), PolicyEvaluation.Evaluate(policy, context), null);
            }
            var denials = policy.Statements.Where(s => s.Effect == Effect.Deny);
            var verdict = PolicyEvaluation.Evaluate(policy with { Statements = [.. denials, Statement.AllowingAll] }, context);
            return verdict is PolicyVerdict.Allowed
                ? new Step(Stage.Topic, new Place(topic.Arn.ToString(), "Policy"), new Verdict.Passed(), $"admitted by {admittedBy}")
                : Judge(topic, principal.ToString(), verdict, null);
        }
    }

    /// <summary>
    /// Unverified: that nothing is delivered then. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html
    /// asks for a role on the target besides the topic policy.
    /// </summary>
    private static Step AcrossAccounts(Topic topic, Publisher.Service service, Place? sentBy)
    {
        var place = sentBy ?? new Place(topic.Arn.ToString());
        string detail =
            $"the topic {topic.Name} is in the account {topic.Arn.Account}, and the target has no role: AWS asks for one besides the "
                + $"topic policy";
        return new Step(
            Stage.Topic, place, new Verdict.Undetermined(topic.Arn.ToString()), detail,
            [new Note(
                FindingCode.TargetWithoutRole, Severity.Warning, place,
                $"{detail}. Whether it is delivered without cannot be judged offline.",
                $$"""role_arn of a role of {{service.SourceAccount}} that {{service.Principal}} may assume, with { "Effect": "Allow", "Action": "sns:Publish", "Resource": "{{topic.Arn}}" }""")]);
    }

    public static Step Judge(Topic topic, string publisher, PolicyVerdict verdict, Publisher.Service? service) => verdict switch
    {
        PolicyVerdict.Allowed allowed => new Step(
            Stage.Topic, new Place(topic.Arn.ToString(), "Policy", allowed.By.Pointer), new Verdict.Passed(), $"the topic policy "
                + $"admits {publisher}: {allowed.By.Name}"),
        PolicyVerdict.DeniedExplicitly denied => Denial.Explicit(topic, publisher, denied),
        PolicyVerdict.DeniedImplicitly denied => Denial.Implicit(topic, publisher, denied, service),
        PolicyVerdict.Undetermined undetermined => Undetermined(topic, undetermined.Unknown),
        _ => throw new InvalidOperationException("closed"),
    };

    private static Step Undetermined(Topic topic, string unknown) =>
        new(
            Stage.Topic, new Place(topic.Arn.ToString(), "Policy"), new Verdict.Undetermined(unknown),
            $"whether the topic admits the publisher depends on {unknown}");
}
