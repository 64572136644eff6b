using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: whether SNS takes the message; the hop decides who gets it.</summary>
public static class Publish
{
    public sealed record Request(
        string? TopicArn, string? Message, Publisher Publisher, string? Subject = null, ValueList<MessageAttribute> Attributes = default, string? MessageStructure = null);

    public sealed record Response(string MessageId);

    public static Result<Done<Response>> Decide(SnsState state, Request request, Call call)
    {
        var topic = SnsErrors.Topic(state, request.TopicArn, call);
        if ((topic.Error ?? Content(request)) is { } error)
        {
            return error;
        }
        string id = call.Ids.Uuid();
        var publication = new Publication(request.Message!, request.Publisher, request.Subject, request.Attributes, request.MessageStructure);
        return new Done<Response>(new Response(id), [new Change.Send(new Envelope(new Address.Topic(topic.Value.Arn), publication, new Origin(id)) { Id = id })]);
    }

    private static AwsError? Content(Request request)
    {
        if (string.IsNullOrEmpty(request.Message))
        {
            return SnsErrors.Invalid("Empty message", "Message");
        }
        int bytes = Utf8(request.Message) + request.Attributes.Sum(a => Utf8(a.Name) + Utf8(a.Type) + Utf8(a.Value));
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

    private static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
