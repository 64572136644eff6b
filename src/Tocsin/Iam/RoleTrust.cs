using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Iam;

/// <summary>Does a role let a service assume it?</summary>
public static class RoleTrust
{
    public const string Chatbot = "chatbot.amazonaws.com";

    /// <param name="keys">What the service says of whom it acts for: aws:SourceArn, aws:SourceAccount.</param>
    public static PolicyVerdict Admits(Role role, string service, ValueList<ContextKey> keys = default, Circumstances? around = null) =>
        Admits(role, new Requester.Service(service), keys, around);

    /// <summary>The same of whoever asks.</summary>
    public static PolicyVerdict Admits(Role role, Requester requester, ValueList<ContextKey> keys, Circumstances? around) =>
        PolicyDocument.Parse(role.TrustPolicy) switch
        {
            PolicyResult.Valid valid => PolicyEvaluation.Evaluate(
                valid.Document, new RequestContext(requester, "sts:AssumeRole", role.Arn.ToString(), keys, around)),
            PolicyResult.Undetermined undetermined => new PolicyVerdict.Undetermined(undetermined.Unknown),
            // CreateRole refuses such a text, so no role has one.
            _ => new PolicyVerdict.DeniedImplicitly([]),
        };

    /// <summary>
    /// Who a caller may be to a role: himself, the role whose session he is, or any user or role of his account that the role trusts, where
    /// he is its root.
    /// </summary>
    /// <remarks>
    /// AWS lets no root assume a role. Here it is who calls without keys of his own, and stands for whoever of the account the role waits
    /// for.
    /// </remarks>
    public static IEnumerable<Requester> Identities(Role role, Arn caller)
    {
        IEnumerable<Requester> named = caller.Resource == "root" && PolicyDocument.Parse(role.TrustPolicy) is PolicyResult.Valid valid
            ? from statement in valid.Document.Statements
              from entry in statement.Principal?.Entries ?? []
              from value in entry.Values
              let arn = Arn.TryParse(value, out var parsed) ? parsed : null
              where entry.Type == "AWS" && arn?.Account == caller.Account
              select new Requester.Identity(arn)
            : [];
        return [new Requester.Identity(caller), .. Behind(caller), .. named];
    }

    // A session does not tell its role's path: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    private static IEnumerable<Requester> Behind(Arn session) =>
        session.Service == "sts" && session.Resource.Split('/') is ["assumed-role", var role, _]
        ? [new Requester.Identity(session with { Service = "iam", Resource = $"role/{role}" })]
        : [];

    /// <summary>
    /// What there is to say of the role that a channel configuration names. Nothing when it is as it should be, or not known.
    /// </summary>
    /// <remarks>
    /// Unverified: Chatbot posts notifications without the role, which serves commands and links; so a fault here stops nothing.
    /// </remarks>
    public static ValueList<Note> Notes(IamState state, string roleArn)
    {
        if (Unknown.In(roleArn))
        {
            return [];
        }
        if (state.Find(roleArn) is not { } role)
        {
            return [new Note(FindingCode.RoleMissing, Severity.Note, new Place(roleArn),
                $"the role {roleArn} is not declared here: whether it exists and trusts {Chatbot} cannot be told")];
        }
        string configuration = new Arn("aws", "chatbot", "", role.Arn.Account,
            $"chat-configuration/slack-channel/{Unknown.Mark("the channel configuration")}").ToString();
        var verdict = Admits(
            role, Chatbot, [new ContextKey("aws:SourceAccount", [role.Arn.Account]), new ContextKey("aws:SourceArn", [configuration])]);
        var (pointer, why) = verdict switch
        {
            PolicyVerdict.DeniedImplicitly { Closest: { } closest } => (closest.Parts[0].Pointer, closest.Parts[0].Message),
            PolicyVerdict.DeniedImplicitly => ("", "the trust policy allows nothing"),
            PolicyVerdict.DeniedExplicitly denied => (denied.By.Pointer, $"{denied.By.Name} denies it"),
            _ => (null, ""),
        };
        return pointer is null
            ? []
            : [new Note(
                FindingCode.ChatbotRoleTrust, Severity.Warning, new Place(roleArn, "AssumeRolePolicyDocument", pointer),
                $"Chatbot cannot assume the role {role.Name}: {why}. Notifications still arrive; commands and links in the channel fail.",
                $$"""{ "Effect": "Allow", "Principal": { "Service": "{{Chatbot}}" }, "Action": "sts:AssumeRole" }""")];
    }
}
