using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.EventBridge;

public sealed class TagTests
{
    [Theory]
    [InlineData(Fixture.RuleArn)]
    [InlineData(Fixture.Bus)]
    public void Rules_and_buses_are_tagged_and_untagged(string arn)
    {
        var state = Fixture.WithRule;
        Assert.Empty(Tags(state, arn));
        state = Tagged(state, arn, new Tag { Key = "a", Value = "1" }, new Tag { Key = "b", Value = "2" });
        state = Tagged(state, arn, new Tag { Key = "a", Value = "3" }, new Tag { Key = "c", Value = "4" });
        Assert.Equal([("a", "3"), ("b", "2"), ("c", "4")], Tags(state, arn));
        state = state.After(EventBridgeOperations.All.Ask(
            EventBridgeApi.UntagResource, state, new UntagResourceRequest { ResourceARN = arn, TagKeys = ["b", "x"] }, Fixture.Call));
        Assert.Equal([("a", "3"), ("c", "4")], Tags(state, arn));
    }

    [Theory]
    [InlineData("arn:aws:events:us-east-1:111122223333:rule/gone", "Rule gone does not exist on EventBus default.")]
    [InlineData("arn:aws:events:us-east-1:111122223333:rule/x/gone", "Event bus x does not exist.")]
    [InlineData("arn:aws:events:us-east-1:111122223333:event-bus/x", "Event bus x does not exist.")]
    [InlineData("arn:aws:events:us-east-1:444455556666:rule/failed", "Rule failed does not exist on EventBus default.")]
    [InlineData(
        "arn:aws:sns:us-east-1:111122223333:failed", "Parameter ResourceARN is not valid. Reason: Provided Arn is not in correct format.")]
    [InlineData("failed", "Parameter ResourceARN is not valid. Reason: Provided Arn is not in correct format.")]
    public void What_is_not_there_has_no_tags(string arn, string message)
    {
        Assert.Equal(message, ListTagsForResource.Answer(
            Fixture.WithRule, new ListTagsForResourceRequest { ResourceARN = arn }, Fixture.Call).Error?.Message);
        Assert.Equal(
            message, TagResource.Decide(
                Fixture.WithRule, new TagResourceRequest { ResourceARN = arn, Tags = [] }, Fixture.Call).Error?.Message);
        Assert.Equal(
            message, UntagResource.Decide(
                Fixture.WithRule, new UntagResourceRequest { ResourceARN = arn, TagKeys = [] }, Fixture.Call).Error?.Message);
    }

    private static EventBridgeState Tagged(EventBridgeState state, string arn, params Tag[] tags) =>
        state.After(EventBridgeOperations.All.Ask(
            EventBridgeApi.TagResource, state, new TagResourceRequest { ResourceARN = arn, Tags = [.. tags] }, Fixture.Call));

    private static IEnumerable<(string?, string?)> Tags(EventBridgeState state, string arn)
    {
        var request = new ListTagsForResourceRequest { ResourceARN = arn };
        var told = EventBridgeOperations.All.Ask(EventBridgeApi.ListTagsForResource, state, request, Fixture.Call).Value.Response;
        return told.Tags!.Value.Select(t => (t.Key, t.Value));
    }
}
