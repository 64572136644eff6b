using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: whether SNS takes the message; the hop decides who gets it.</summary>
public static class Publish
{
    public static Result<Done<PublishResponse>> Decide(SnsState state, PublishRequest request, Call call)
    {
        var topic = SnsErrors.Topic(state, request.TopicArn, call);
        if ((topic.Error ?? Content(request)) is { } error)
        {
            return error;
        }
        string id = call.Ids.Uuid();
        var publication = new Publication(
            request.Message!, new Publisher.Caller(call.Principal), request.Subject, Attributes(request).ToValueList(), request.MessageStructure);
        var envelope = new Envelope(new Address.Topic(topic.Value.Arn), publication, new Origin(id)) { Id = id };
        return new Done<PublishResponse>(new PublishResponse { MessageId = id }, [new Change.Send(envelope)]);
    }

    private static AwsError? Content(PublishRequest request)
    {
        if (string.IsNullOrEmpty(request.Message))
        {
            return SnsErrors.Invalid("Empty message", "Message");
        }
        int bytes = Utf8(request.Message) + Attributes(request).Sum(a => Utf8(a.Name) + Utf8(a.Type) + Utf8(a.Value));
        if (bytes > Limits.MessageBytes)
        {
            return SnsErrors.Invalid("Message too long", "Message");
        }
        if (request.Subject is { } subject && (subject.Length is 0 or > Limits.SubjectLength || subject.Any(char.IsControl)))
        {
            return SnsErrors.Invalid("Subject", "Subject");
        }
        return request.MessageStructure == "json" && MessageStructure.Refusal(request.Message) is { } refusal ? SnsErrors.Invalid(refusal, "Message") : null;
    }

    /// <summary>Bytes are written in base 64, as they stand in what subscribers get.</summary>
    private static IEnumerable<MessageAttribute> Attributes(PublishRequest request) => request.MessageAttributes.GetValueOrDefault().Select(a => new MessageAttribute(
        a.Key, a.Value.DataType ?? "", a.Value.StringValue ?? (a.Value.BinaryValue is { } bytes ? Convert.ToBase64String(bytes.AsSpan()) : "")));

    private static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
