using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Kms;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>
/// A role that publishes to an encrypted topic uses the topic's key too: by the key's policy, and by its own where that one leaves it to
/// the account.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-custom-bus-target-sns.html and
/// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html: kms:GenerateDataKey and kms:Decrypt.
/// </remarks>
internal static class RoleEncryption
{
    /// <summary>The step that ends the publication, or null when the key lets it through.</summary>
    public static Step? Refusal(Publisher.Role publisher, Topic topic, string keyName, KmsState keys, IamState iam, Circumstances around)
    {
        var place = new Place(topic.Arn.ToString(), "KmsMasterKeyId");
        if (Encryption.IsManaged(keyName))
        {
            // Its policy admits everyone of the account who may use SNS:
            // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
            return publisher.RoleArn.Account == topic.Arn.Account
                ? null
                : Encryption.Stopped(
                    place, FindingCode.ManagedKey,
                    $"the topic is encrypted with the AWS managed key {keyName}, which admits no other account. {Denial.WhatAwsDoes}",
                    $"a customer managed key whose policy has {Statement(publisher)}");
        }
        if (keys.Find(keyName, Scope.Of(topic.Arn)) is not { } key)
        {
            return Encryption.Elsewhere(place, keyName);
        }
        if (!key.Enabled)
        {
            return Encryption.Stopped(
                place, FindingCode.KmsDenied,
                $"the topic's key {keyName} is disabled, so the message cannot be encrypted. {Denial.WhatAwsDoes}", "an enabled key");
        }
        if (PolicyDocument.Parse(key.Policy) is not PolicyResult.Valid { Document: var policy })
        {
            return Encryption.Undetermined(
                new Place(key.Arn.ToString(), "Policy"), Unknown.NamesIn(key.Policy).FirstOrDefault() ?? "the key policy");
        }
        return Encryption.Actions.Select(
            a => Refusal(publisher, key, policy, Asked(publisher, a, key, topic, around), iam)).FirstOrDefault(s => s is not null);
    }

    private static RequestContext Asked(Publisher.Role publisher, string action, Key key, Topic topic, Circumstances around) => new(
        new Requester.Identity(publisher.RoleArn), action, key.Arn.ToString(),
            [new ContextKey("kms:EncryptionContext:aws:sns:topicArn", [topic.Arn.ToString()])], around);

    private static Step? Refusal(Publisher.Role publisher, Key key, PolicyDocument policy, RequestContext asked, IamState iam)
    {
        var place = new Place(key.Arn.ToString(), "Policy");
        string message = $"the policy of the topic's key does not let the role {Name(publisher)} do {asked.Action}";
        switch (PolicyEvaluation.Evaluate(policy, asked))
        {
            case PolicyVerdict.DeniedExplicitly denied:
                return Encryption.Stopped(
                    place with { Pointer = denied.By.Pointer }, FindingCode.KmsDenied,
                    $"{message}: {denied.By.Name} denies it. {Denial.WhatAwsDoes}", Statement(publisher));
            case PolicyVerdict.DeniedImplicitly { Closest: var closest }:
                string why = closest is null
                    ? ": it allows nothing to anyone"
                    : $"; {closest.Statement.Name} comes closest: {string.Join("; ", closest.Parts.Select(p => p.Message))}";
                return Encryption.Stopped(
                    place with
                    {
                        Pointer = closest?.Parts[0].Pointer ?? "",
                    }, FindingCode.KmsDenied, $"{message}{why}. {Denial.WhatAwsDoes}",
                    Statement(publisher));
            case PolicyVerdict.Undetermined undetermined:
                return Encryption.Undetermined(place, undetermined.Unknown);
        }
        bool isOwn = publisher.RoleArn.Account == key.Arn.Account;
        if ((isOwn && PolicyEvaluation.Evaluate(KeyPolicy.WithoutAccounts(policy), asked) is PolicyVerdict.Allowed)
            || iam.Find(publisher.RoleArn.ToString()) is not { } role)
        {
            return null;
        }
        return RolePermissions.Of(iam, role, asked) switch
        {
            RolePermission.Denied denied => Encryption.Stopped(
                denied.Where, FindingCode.KmsDenied, $"the topic is encrypted, its key leaves it to the account who may use it, and "
                    + $"{denied.Message}. {Denial.WhatAwsDoes}", denied.Write),
            RolePermission.Undetermined undetermined => Encryption.Undetermined(new Place(role.Arn.ToString()), undetermined.Unknown),
            _ => null,
        };
    }

    private static string Name(Publisher.Role publisher) => publisher.RoleArn.Resource.Split('/')[^1];

    private static string Statement(Publisher.Role publisher) =>
        $$"""{ "Effect": "Allow", "Principal": { "AWS": "{{publisher.RoleArn}}" }, "Action": ["kms:GenerateDataKey*", "kms:Decrypt"], "Resource": "*" }""";
}
