using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html: one statement more in the topic's policy</summary>
public static class AddPermission
{
    public static Result<Done<Nothing>> Decide(SnsState state, AddPermissionRequest request, Call call)
    {
        var found = SnsErrors.Topic(state, request.TopicArn, "AddPermission", call);
        if (found.Error is { } error)
        {
            return error;
        }
        var topic = found.Value;
        // Names are bare ones: Publish, and neither sns:Publish nor a star (recorded on AWS 2026-09).
        if (!request.ActionName!.Value.All(a => TopicPolicy.IsInScope($"SNS:{a}")))
        {
            return SnsErrors.Invalid("Policy statement action out of service scope!", "ActionName");
        }
        if (PolicyStatements.Has(topic.Policy, request.Label!))
        {
            return SnsErrors.Invalid("Statement already exists", "Label");
        }
        string principals = OneOrMore(request.AWSAccountId!.Value.Select(a => $"arn:{topic.Arn.Partition}:iam::{a}:root"));
        string statement = $$"""
            {"Sid":{{JsonWriter.Quote(request.Label!)}},"Effect":"Allow","Principal":{"AWS":{{principals}}},"Action":{{
                OneOrMore(request.ActionName.Value.Select(a => $"SNS:{a}"))}},"Resource":{{JsonWriter.Quote(topic.Arn.ToString())}}}
            """;
        string policy = PolicyStatements.With(topic.Policy, statement);
        return TopicPolicy.Refusal(policy) is var (message, pointer, cause)
            ? Errors.InvalidParameterException.With(message, "AWSAccountId", pointer, cause)
            : new Done<Nothing>(new Nothing(), [new Change.Put(topic with { Policy = policy })]);
    }

    private static string OneOrMore(IEnumerable<string> texts) =>
        texts.Select(JsonWriter.Quote).ToList() is var quoted && quoted.Count == 1 ? quoted[0] : $"[{string.Join(",", quoted)}]";
}
