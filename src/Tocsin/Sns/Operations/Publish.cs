using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>
/// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: whether SNS takes the message; the hop decides who gets it.
/// </summary>
/// <remarks>Short messages and mobile push are refused, as of an account that may not send them.</remarks>
public static class Publish
{
    public static Result<Done<PublishResponse>> Decide(SnsState state, PublishRequest request, Call call)
    {
        if (Elsewhere(request, call) is { } refused)
        {
            return refused;
        }
        var found = SnsErrors.Topic(state, request.TopicArn ?? request.TargetArn, "Publish", call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var topic = found.Value;
        var message = new OutgoingMessage(request.Message, request.Subject, request.MessageStructure, request.MessageAttributes)
        {
            GroupId = request.MessageGroupId,
            DeduplicationId = request.MessageDeduplicationId,
        };
        if (message.Refusal(topic) is { } error)
        {
            return error;
        }
        var accepted = message.To(topic, state.RememberedOf(topic.Arn), call);
        return new Done<PublishResponse>(
            new PublishResponse { MessageId = accepted.MessageId, SequenceNumber = accepted.SequenceNumber }, accepted.Changes);
    }

    // Unverified: the texts but for that of an action which no policy allows.
    private static AwsError? Elsewhere(PublishRequest request, Call call) => request switch
    {
        { TopicArn: not null } => null,
        { PhoneNumber: { } number } => Errors.AuthorizationErrorException.With(
            $"User: {call.Principal} is not authorized to perform: SNS:Publish on resource: {number} "
                + "because no identity-based policy allows the SNS:Publish action",
            "PhoneNumber"),
        { TargetArn: { } target } when target.Contains(":endpoint/", StringComparison.Ordinal) =>
            SnsErrors.Invalid("TargetArn Reason: No endpoint found for the target arn specified", "TargetArn"),
        { TargetArn: null } => SnsErrors.Invalid("TopicArn or TargetArn Reason: no value for required parameter", "TopicArn"),
        _ => null,
    };
}
