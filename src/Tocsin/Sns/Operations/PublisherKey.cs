using Tocsin.Aws;
using Tocsin.Kms;
using Tocsin.Policies;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>Who publishes to an encrypted topic by a server uses its key, which has to be there, enabled and for him.</summary>
/// <remarks>
/// The codes of a key that is not there, that is disabled or that does not admit the publisher: recorded on AWS 2026-09. Unverified: the
/// texts, and the code of a key that is to be deleted.
/// </remarks>
internal static class PublisherKey
{
    public static AwsError? Refusal(SnsAndKeys there, string? topicArn, Call call)
    {
        if (!call.IsServed || there.Sns.Find(topicArn ?? "") is not { KmsMasterKeyId: { } name } topic)
        {
            return null;
        }
        if (Encryption.IsManaged(name))
        {
            // Its policy admits everyone of the account who may use SNS, and nobody else:
            // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
            return call.Owns(topic.Arn) ? null : Denied("kms:GenerateDataKey", call);
        }
        if (there.Keys.Find(name, Scope.Of(topic.Arn)) is not { } key || key.DeletionDate <= call.Now)
        {
            return Errors.KMSNotFoundException.With(Told($"Key '{name}' does not exist", "NotFoundException", call), "TopicArn");
        }
        if (key.DeletionDate is not null)
        {
            return Errors.KMSInvalidStateException.With(
                Told($"{key.Arn} is pending deletion.", "KMSInvalidStateException", call), "TopicArn");
        }
        if (!key.Enabled)
        {
            return Errors.KMSDisabledException.With(Told($"{key.Arn} is disabled.", "DisabledException", call), "TopicArn");
        }
        return Encryption.Actions.FirstOrDefault(a => !Admits(key, a, topic, call)) is { } action ? Denied(action, call) : null;
    }

    /// <summary>A key's policy has to say so: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html</summary>
    private static bool Admits(Key key, string action, Topic topic, Call call) =>
        PolicyDocument.Parse(key.Policy) is PolicyResult.Valid { Document: var policy }
        && PolicyEvaluation.Evaluate(policy, new RequestContext(
            CallerAccess.Of(call), action, key.Arn.ToString(),
            [
                new ContextKey("kms:EncryptionContext:aws:sns:topicArn", [topic.Arn.ToString()]),
                new ContextKey("kms:ViaService", [$"sns.{topic.Arn.Region}.amazonaws.com"]),
                new ContextKey("kms:CallerAccount", [call.Account.ToString()]),
            ],
            new Circumstances(Now: call.Now))) is PolicyVerdict.Allowed;

    private static AwsError Denied(string action, Call call) => Errors.KMSAccessDeniedException.With(
        Told(
            $"User: {call.Principal} is not authorized to perform: {action} on this resource because the resource does not exist in this "
                + "Region, no resource-based policies allow access, or a resource-based policy explicitly denies access",
            "AccessDeniedException", call),
        "TopicArn");

    private static string Told(string text, string code, Call call) =>
        $"{text} (Service: AWSKMS; Status Code: 400; Error Code: {code}; Request ID: {call.RequestId}; Proxy: null)";
}
