using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Kms;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A service that publishes to an encrypted topic uses the topic's key itself, so the key policy must admit it too.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html; that the key policy sees aws:SourceArn and aws:SourceAccount, and
/// that a disabled key counts as a missing permission, was recorded on AWS 2026-09.
/// </remarks>
internal static class Encryption
{
    internal static readonly string[] Actions = ["kms:GenerateDataKey", "kms:Decrypt"];

    /// <summary>The step that ends the publication, or null when the key lets it through.</summary>
    public static Step? Refusal(Publisher.Service service, Topic topic, string keyName, KmsState keys, Circumstances around)
    {
        var place = new Place(topic.Arn.ToString(), "KmsMasterKeyId");
        string who = PublisherContext.Name(service.Principal);
        if (IsManaged(keyName))
        {
            return Stopped(
                place, FindingCode.ManagedKey,
                $"the topic is encrypted with the AWS managed key {keyName}, whose policy nobody can change and which does not admit "
                    + $"{who}. {Denial.WhatAwsDoes}",
                $"a customer managed key whose policy has {Statement(service)}");
        }
        if (keys.Find(keyName, Scope.Of(topic.Arn)) is not { } key)
        {
            return Elsewhere(place, keyName);
        }
        if (!key.Enabled)
        {
            return Stopped(
                place, FindingCode.KmsDenied,
                $"the topic's key {keyName} is disabled, so {who} cannot encrypt the message. {Denial.WhatAwsDoes}", "an enabled key");
        }
        var policyPlace = new Place(key.Arn.ToString(), "Policy");
        if (PolicyDocument.Parse(key.Policy) is not PolicyResult.Valid { Document: var policy })
        {
            return Undetermined(policyPlace, Unknown.NamesIn(key.Policy).FirstOrDefault() ?? "the key policy");
        }
        return Actions.Select(
            a => Judge(policyPlace, a, PolicyEvaluation.Evaluate(policy, Asked(service, a, key.Arn, topic, around)), service))
                .FirstOrDefault(s => s is not null);
    }

    /// <summary>SNS encrypts for the topic, and says so: the encryption context was recorded on AWS 2026-09.</summary>
    private static RequestContext Asked(Publisher.Service service, string action, Arn key, Topic topic, Circumstances around)
    {
        var context = PublisherContext.Of(service, action, key, around);
        (string Name, string Value)[] encryption =
            [
                ("aws:sns:topicArn", topic.Arn.ToString()), ("aws:sns:sourceArn", service.SourceArn.ToString()),
                ("aws:sns:sourceAccount", service.SourceAccount)];
        return context with
        {
            Keys = context.Keys.AddRange(encryption.Select(e => new ContextKey($"kms:EncryptionContext:{e.Name}", [e.Value]))),
        };
    }

    private static Step? Judge(Place place, string action, PolicyVerdict verdict, Publisher.Service service)
    {
        string message = $"the policy of the topic's key does not let {PublisherContext.Name(service.Principal)} do {action}";
        return verdict switch
        {
            PolicyVerdict.DeniedExplicitly denied =>
                Stopped(
                    place with { Pointer = denied.By.Pointer }, FindingCode.KmsDenied,
                    $"{message}: {denied.By.Name} denies it. {Denial.WhatAwsDoes}", Statement(service)),
            PolicyVerdict.DeniedImplicitly { Closest: { } closest } => Stopped(
                place with { Pointer = closest.Parts[0].Pointer }, FindingCode.KmsDenied,
                $"{message}; {closest.Statement.Name} comes closest: {string.Join("; ", closest.Parts.Select(p => p.Message))}. "
                    + $"{Denial.WhatAwsDoes}", Statement(service)),
            PolicyVerdict.DeniedImplicitly =>
                Stopped(place, FindingCode.KmsDenied, $"{message}: it allows nothing to anyone. {Denial.WhatAwsDoes}", Statement(service)),
            PolicyVerdict.Undetermined undetermined => Undetermined(place, undetermined.Unknown),
            _ => null,
        };
    }

    private static string Statement(Publisher.Service service) =>
        $$"""{ "Effect": "Allow", "Principal": { "Service": {{JsonWriter.Quote(service.Principal)}} }, "Action": ["kms:GenerateDataKey*", "kms:Decrypt"], "Resource": "*" }""";

    internal static bool IsManaged(string keyName) =>
        keyName == "alias/aws/sns" || keyName.EndsWith(":alias/aws/sns", StringComparison.Ordinal)
        || ManagedKey.Is(keyName, "alias/aws/sns");

    internal static Step Elsewhere(Place place, string keyName) => new(
        Stage.Topic, place, new Verdict.Undetermined(Unknown.In(keyName) ? Unknown.NamesIn(keyName)[0] : keyName), $"the policy of the "
            + $"key {keyName} is not declared here");

    internal static Step Stopped(Place place, string code, string message, string write) =>
        new(
            Stage.Topic, place, new Verdict.Stopped(Reasons.KmsDenied), "the topic's key keeps the publisher out",
            [new Note(code, Severity.Error, place, message, write)]);

    internal static Step Undetermined(Place place, string unknown) =>
        new(Stage.Topic, place, new Verdict.Undetermined(unknown), $"whether the topic's key admits the publisher depends on {unknown}");
}
