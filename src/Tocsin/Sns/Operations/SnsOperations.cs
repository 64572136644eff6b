using Tocsin.Flow;
using Tocsin.Sns.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Sns.SnsState>;

namespace Tocsin.Sns.Operations;

/// <summary>What SNS does.</summary>
public static class SnsOperations
{
    public static Operations<SnsState> All { get; } = new(
        SnsApi.Service,
        Write(SnsApi.CreateTopic, CreateTopic.Decide),
        Write(SnsApi.DeleteTopic, DeleteTopic.Decide),
        Read(SnsApi.GetTopicAttributes, GetTopicAttributes.Answer),
        Write(SnsApi.SetTopicAttributes, SetTopicAttributes.Decide),
        Read(SnsApi.ListTopics, ListTopics.Answer),
        Write(SnsApi.AddPermission, AddPermission.Decide),
        Write(SnsApi.RemovePermission, RemovePermission.Decide),
        Write(SnsApi.Publish, Publish.Decide)
            .Without("short messages and mobile push are refused"),
        Write(SnsApi.PublishBatch, PublishBatch.Decide),
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
        Read(SnsApi.ListTagsForResource, ListTagsForResource.Answer));
}
