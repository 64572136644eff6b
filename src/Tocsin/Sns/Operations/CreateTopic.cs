using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html</summary>
public static partial class CreateTopic
{
    public sealed record Request(string? Name, ValueList<NamedValue> Attributes = default);

    public sealed record Response(Arn TopicArn);

    /// <summary>The same name again, with equal attributes or none, gives the topic that is there.</summary>
    public static Result<Done<Response>> Decide(SnsState state, Request request, Call call)
    {
        bool fifo = request.Attributes.Any(a => a is { Name: "FifoTopic", Value: "true" });
        if (request.Name is not { } name || !IsName(name, fifo))
        {
            return SnsErrors.Invalid("Topic Name", "Name");
        }
        var arn = call.Arn("sns", name);
        var topic = new Topic(arn, TopicPolicy.Default(arn));
        foreach (var attribute in request.Attributes.Where(a => a.Name != "FifoTopic"))
        {
            var set = TopicAttributes.Set(topic, attribute.Name, attribute.Value);
            if (set.Error is { } error)
            {
                return error;
            }
            topic = set.Value;
        }
        if (state.Find(arn.ToString()) is not { } known)
        {
            return new Done<Response>(new Response(arn), [new Change.Put(topic)]);
        }
        return request.Attributes.All(a => a.Name is "FifoTopic" || (a.Name is "Policy" ? known.Policy == topic.Policy : (known.Find(a.Name) ?? "") == a.Value))
            ? new Done<Response>(new Response(arn))
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
