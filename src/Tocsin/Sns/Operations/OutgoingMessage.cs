using System.Text;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>What somebody wants to publish, alone or in a batch.</summary>
internal sealed record OutgoingMessage(string? Message, string? Subject, string? Structure, ValueMap<MessageAttributeValue>? Attributes)
{
    /// <summary>In UTF-8; the subject does not count (recorded on AWS 2026-09).</summary>
    public int Bytes => Utf8(Message ?? "") + Named().Sum(a => Utf8(a.Name) + Utf8(a.Type) + Utf8(a.Value));

    /// <summary>Why SNS does not take it; null where it does.</summary>
    public AwsError? Refusal()
    {
        if (string.IsNullOrEmpty(Message))
        {
            return SnsErrors.Invalid("Empty message", "Message");
        }
        if (Bytes > Limits.MessageBytes)
        {
            return SnsErrors.Invalid("Message too long", "Message");
        }
        if (Subject is { } subject && (subject.Length is 0 or > Limits.SubjectLength || subject.Any(char.IsControl)))
        {
            return SnsErrors.Invalid("Subject", "Subject");
        }
        return Structure == "json" && MessageStructure.Refusal(Message) is { } refusal ? SnsErrors.Invalid(refusal, "Message") : null;
    }

    public Envelope To(Topic topic, Call call)
    {
        string id = call.Ids.Uuid();
        var publication = new Publication(Message!, new Publisher.Caller(call.Principal), Subject, Named().ToValueList(), Structure);
        return new Envelope(new Address.Topic(topic.Arn), publication, new Origin(id)) { Id = id };
    }

    /// <summary>Bytes are written in base 64, as they stand in what subscribers get.</summary>
    private IEnumerable<MessageAttribute> Named() => Attributes.GetValueOrDefault().Select(a => new MessageAttribute(
        a.Key, a.Value.DataType ?? "", a.Value.StringValue ?? (
            a.Value.BinaryValue is { } bytes ? Convert.ToBase64String(bytes.AsSpan()) : "")));

    private static int Utf8(string text) => Encoding.UTF8.GetByteCount(text);
}
