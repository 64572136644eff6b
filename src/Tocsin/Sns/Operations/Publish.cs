using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;

namespace Tocsin.Sns.Operations;

/// <summary>
/// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: whether SNS takes the message; the hop decides who gets it.
/// </summary>
public static class Publish
{
    public static Result<Done<PublishResponse>> Decide(SnsState state, PublishRequest request, Call call)
    {
        var topic = SnsErrors.Topic(state, request.TopicArn, call);
        var message = new OutgoingMessage(request.Message, request.Subject, request.MessageStructure, request.MessageAttributes);
        if ((topic.Error ?? message.Refusal()) is { } error)
        {
            return error;
        }
        var envelope = message.To(topic.Value, call);
        return new Done<PublishResponse>(new PublishResponse { MessageId = envelope.Id }, [new Change.Send(envelope)]);
    }
}
