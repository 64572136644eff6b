using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using static Tocsin.Flow.Operation<Tocsin.EventBridge.EventBridgeState>;

namespace Tocsin.EventBridge.Operations;

/// <summary>What EventBridge does.</summary>
public static class EventBridgeOperations
{
    public static Operations<EventBridgeState> All { get; } = new(
        EventBridgeApi.Service,
        Write(EventBridgeApi.CreateEventBus, CreateEventBus.Decide),
        Write(EventBridgeApi.DeleteEventBus, DeleteEventBus.Decide),
        Read(EventBridgeApi.DescribeEventBus, DescribeEventBus.Answer),
        Read(EventBridgeApi.ListEventBuses, ListEventBuses.Answer),
        Write(EventBridgeApi.UpdateEventBus, UpdateEventBus.Decide),
        Write(EventBridgeApi.PutPermission, PutPermission.Decide),
        Write(EventBridgeApi.RemovePermission, RemovePermission.Decide),
        Write(EventBridgeApi.PutRule, PutRule.Decide).Without("a schedule is kept, and never fires"),
        Write(EventBridgeApi.DeleteRule, DeleteRule.Decide),
        Read(EventBridgeApi.DescribeRule, DescribeRule.Answer),
        Read(EventBridgeApi.ListRules, ListRules.Answer),
        Write(EventBridgeApi.EnableRule, EnableRule.Decide),
        Write(EventBridgeApi.DisableRule, DisableRule.Decide),
        Write(EventBridgeApi.PutTargets, PutTargets.Decide),
        Write(EventBridgeApi.RemoveTargets, RemoveTargets.Decide),
        Read(EventBridgeApi.ListTargetsByRule, ListTargetsByRule.Answer),
        Read(EventBridgeApi.ListRuleNamesByTarget, ListRuleNamesByTarget.Answer),
        Write(EventBridgeApi.TagResource, TagResource.Decide),
        Write(EventBridgeApi.UntagResource, UntagResource.Decide),
        Read(EventBridgeApi.ListTagsForResource, ListTagsForResource.Answer),
        Send(EventBridgeApi.PutEvents, PutEvents.Check, PutEvents.Decide),
        Read(EventBridgeApi.TestEventPattern, TestEventPattern.Answer));
}
