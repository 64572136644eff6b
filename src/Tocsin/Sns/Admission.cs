using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>The first step of a publication: may the publisher publish to the topic?</summary>
/// <remarks>
/// A service passes only by the topic policy. A caller or role of the topic's account passes by its own policies, which are not judged here, unless the topic
/// policy denies it in so many words: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// </remarks>
internal static class Admission
{
    public static Step Of(Publication publication, Topic topic)
    {
        if (PolicyDocument.Parse(topic.Policy) is not PolicyResult.Valid { Document: var policy })
        {
            return Undetermined(topic, Unknown.NamesIn(topic.Policy).FirstOrDefault() ?? "the topic policy");
        }
        string resource = topic.Arn.ToString();
        return publication.Publisher switch
        {
            Publisher.Service service => Judge(topic, service.Principal, PolicyEvaluation.Evaluate(policy, ServiceContext.Of(service, "sns:Publish", topic.Arn)), service),
            Publisher.Caller caller => Own(caller.Principal, "its own policies", []),
            Publisher.Role role when Unknown.In(role.RoleArn.ToString()) => Undetermined(topic, Unknown.NamesIn(role.RoleArn.ToString())[0]),
            Publisher.Role role => Own(role.RoleArn, $"the role {role.RoleArn.Resource.Split('/')[^1]}", [new ContextKey("aws:PrincipalArn", [role.RoleArn.ToString()])]),
            var other => throw new InvalidOperationException($"an unknown publisher: {other}"),
        };

        Step Own(Aws.Arn principal, string admittedBy, ValueList<ContextKey> keys)
        {
            bool sameAccount = principal.Account == topic.Arn.Account;
            var asked = sameAccount ? policy with { Statements = policy.Statements.Where(s => s.Effect == Effect.Deny).ToValueList() } : policy;
            var verdict = PolicyEvaluation.Evaluate(asked, new RequestContext(new Requester.Identity(principal), "sns:Publish", resource, keys));
            return sameAccount && verdict is PolicyVerdict.DeniedImplicitly
                ? new Step(Stage.Topic, new Place(resource, "Policy"), new Verdict.Passed(), $"admitted by {admittedBy}")
                : Judge(topic, principal.ToString(), verdict, null);
        }
    }

    private static Step Judge(Topic topic, string publisher, PolicyVerdict verdict, Publisher.Service? service) => verdict switch
    {
        PolicyVerdict.Allowed allowed => new Step(
            Stage.Topic, new Place(topic.Arn.ToString(), "Policy", allowed.By.Pointer), new Verdict.Passed(), $"the topic policy admits {publisher}: {allowed.By.Name}"),
        PolicyVerdict.DeniedExplicitly denied => Denial.Explicit(topic, publisher, denied.By),
        PolicyVerdict.DeniedImplicitly denied => Denial.Implicit(topic, publisher, denied, service),
        PolicyVerdict.Undetermined undetermined => Undetermined(topic, undetermined.Unknown),
        _ => throw new InvalidOperationException("closed"),
    };

    private static Step Undetermined(Topic topic, string unknown) =>
        new(Stage.Topic, new Place(topic.Arn.ToString(), "Policy"), new Verdict.Undetermined(unknown), $"whether the topic admits the publisher depends on {unknown}");
}
