using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Sns.SnsState>;

namespace Tocsin.Sns.Operations;

/// <summary>What SNS does.</summary>
public static class SnsOperations
{
    /// <summary>Who publishes to a topic uses the key that encrypts it.</summary>
    public static Operations<SnsAndKeys> All { get; } = new(
        SnsApi.Service,
        [
            .. Alone().Select(o => o.Over<SnsAndKeys>(both => both.Sns)),
            Operation<SnsAndKeys>.Write(
                SnsApi.Publish, MessageAttributes.Check,
                (both, request, call) => Encrypted(
                    both, request.TopicArn ?? request.TargetArn, Publish.Decide(both.Sns, request, call), call))
                .Without("short messages and mobile push are refused"),
            Operation<SnsAndKeys>.Write(
                SnsApi.PublishBatch, MessageAttributes.Check,
                (both, request, call) => Encrypted(both, request.TopicArn, PublishBatch.Decide(both.Sns, request, call), call)),
        ]);

    private static Result<Done<TResponse>> Encrypted<TResponse>(
        SnsAndKeys both, string? topic, Result<Done<TResponse>> published, Call call)
        where TResponse : class, IShape<TResponse> =>
        published.Error is null && PublisherKey.Refusal(both, topic, call) is { } refused ? refused : published;

    private static Operation<SnsState>[] Alone() =>
    [
        Write(SnsApi.CreateTopic, CreateTopic.Decide),
        Write(SnsApi.DeleteTopic, DeleteTopic.Decide),
        Read(SnsApi.GetTopicAttributes, GetTopicAttributes.Answer),
        Write(SnsApi.SetTopicAttributes, SetTopicAttributes.Decide),
        Read(SnsApi.ListTopics, ListTopics.Answer),
        Write(SnsApi.AddPermission, AddPermission.Decide),
        Write(SnsApi.RemovePermission, RemovePermission.Decide),
        Write(SnsApi.Subscribe, Subscribe.Decide)
            .Without("short messages and mobile push are refused"),
        Write(SnsApi.ConfirmSubscription, ConfirmSubscription.Decide),
        Write(SnsApi.Unsubscribe, Unsubscribe.Decide),
        Read(SnsApi.GetSubscriptionAttributes, GetSubscriptionAttributes.Answer),
        Write(SnsApi.SetSubscriptionAttributes, SetSubscriptionAttributes.Decide),
        Read(SnsApi.ListSubscriptions, ListSubscriptions.Answer),
        Read(SnsApi.ListSubscriptionsByTopic, ListSubscriptionsByTopic.Answer),
        Read(SnsApi.GetDataProtectionPolicy, GetDataProtectionPolicy.Answer),
        Write(SnsApi.PutDataProtectionPolicy, PutDataProtectionPolicy.Decide),
        Write(SnsApi.TagResource, TagResource.Decide),
        Write(SnsApi.UntagResource, UntagResource.Decide),
        Read(SnsApi.ListTagsForResource, ListTagsForResource.Answer),
    ];
}
