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
        Write(SnsApi.SetTopicAttributes, SetTopicAttributes.Decide),
        Write(SnsApi.Subscribe, Subscribe.Decide),
        Write(SnsApi.SetSubscriptionAttributes, SetSubscriptionAttributes.Decide),
        Write(SnsApi.Unsubscribe, Unsubscribe.Decide),
        Write(SnsApi.Publish, Publish.Decide));
}
