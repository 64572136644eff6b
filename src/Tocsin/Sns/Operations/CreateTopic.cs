using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
public static partial class CreateTopic
{
    /// <summary>The same name again, with equal attributes or none, gives the topic that is there.</summary>
    public static Result<Done<CreateTopicResponse>> Decide(SnsState state, CreateTopicRequest request, Call call)
    {
        var attributes = request.Attributes.GetValueOrDefault();
        bool fifo = attributes.Any(a => a is { Key: "FifoTopic", Value: "true" });
        if (request.Name is not { } name || !IsName(name, fifo))
        {
            return SnsErrors.Invalid("Topic Name", "Name");
        }
        var tags = request.Tags.GetValueOrDefault();
        if (TagResource.Refusal(tags) is { } tagged)
        {
            return tagged;
        }
        var arn = call.Arn("sns", name);
        var topic = new Topic(arn, TopicPolicy.Default(arn))
        {
            IsFifo = fifo,
            Tags = tags,
            DataProtectionPolicy = request.DataProtectionPolicy,
        };
        foreach (var attribute in attributes.Where(a => a.Key != "FifoTopic"))
        {
            var set = TopicAttributes.Set(topic, attribute.Key, attribute.Value);
            if (set.Error is { } error)
            {
                return error;
            }
            topic = set.Value;
        }
        var response = new CreateTopicResponse { TopicArn = arn.ToString() };
        if (state.Find(arn.ToString()) is not { } known)
        {
            return new Done<CreateTopicResponse>(response, [new Change.Put(topic)]);
        }
        if (tags.Count > 0 && !tags.ToHashSet().SetEquals(known.Tags))
        {
            return SnsErrors.Invalid("Tags Reason: Topic already exists with different tags", "Tags");
        }
        return attributes.All(
            a => a.Key is "FifoTopic" || (a.Key is "Policy" ? known.Policy == topic.Policy
                : (known.Find(a.Key) ?? "") == (topic.Find(a.Key) ?? "")))
            ? new Done<CreateTopicResponse>(response)
            : SnsErrors.Invalid("Attributes Reason: Topic already exists with different attributes", "Attributes");
    }

    private static bool IsName(string name, bool fifo) =>
        Unknown.In(name)
        || (name.Length <= Limits.TopicNameLength
            && NameForm().IsMatch(fifo && name.EndsWith(".fifo", StringComparison.Ordinal) ? name[..^5] : name)
            && (!fifo || name.EndsWith(".fifo", StringComparison.Ordinal)));

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z")]
    private static partial Regex NameForm();
}
