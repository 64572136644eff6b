using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Patterns.Language;

namespace Tocsin.Tests.Patterns;

public class ExplanationTests
{
    [Fact]
    public void A_field_that_does_not_match_is_named_with_what_was_wanted_and_what_was_there()
    {
        PatternExplanation explanation = Explain(
            "{\"source\":[\"aws.ecs\"],\"detail\":{\"eventName\":[\"FAILED\"]}}",
            "{\"source\":\"aws.ecs\",\"detail\":{\"eventName\":\"COMPLETED\"}}");
        Assert.Equal("detail.eventName does not match: the pattern wants [\"FAILED\"], the event has \"COMPLETED\"", explanation.Detail);
        Assert.Equal("/detail/eventName", explanation.Pointer);
        Assert.Equal(
            [
                new("source", "/source", "[\"aws.ecs\"]", "\"aws.ecs\"", true),
                new("detail.eventName", "/detail/eventName", "[\"FAILED\"]", "\"COMPLETED\"", false)],
            explanation.Fields);
    }

    [Fact]
    public void A_missing_field_is_said_to_be_missing() =>
        Assert.Equal("a does not match: the pattern wants [1], the event has no such field", Explain("{\"a\":[1]}", "{\"b\":1}").Detail);

    [Fact]
    public void An_or_tells_of_the_branch_that_comes_closest()
    {
        PatternExplanation explanation = Explain("{\"$or\":[{\"a\":[1],\"b\":[2]},{\"a\":[3],\"b\":[9]}]}", "{\"a\":5,\"b\":9}");
        Assert.Equal([new BranchExplanation("/$or/1", 2, false)], explanation.Branches);
        Assert.Equal("/$or/1/a", explanation.Pointer);
    }

    [Fact]
    public void Fields_that_match_in_different_elements_of_an_array_are_a_conflict()
    {
        PatternExplanation explanation = Explain("{\"a\":{\"b\":[1],\"c\":[2]}}", "{\"a\":[{\"b\":1,\"c\":9},{\"b\":9,\"c\":2}]}");
        Assert.False(explanation.Matches);
        Assert.Equal([true, true], explanation.Fields.Select(f => f.Matches));
        Assert.Equal("each field matches by itself, but a.b and a.c do not match within one element of the array a", explanation.Conflict);
    }

    [Fact]
    public void Atoms_say_their_operator_and_where_they_stand()
    {
        EventPattern pattern = EventPattern.Parse("{\"a\":[\"x\",{\"anything-but\":{\"prefix\":[\"y\",\"z\"]}}]}").Match(
            p => p, e => throw new InvalidOperationException(e.Message));
        Assert.Equal(
            [
                new PatternAtom("equals", "/a/0", "\"x\"", ["x"]),
                new PatternAtom("anything-but/prefix", "/a/1", "{\"anything-but\":{\"prefix\":[\"y\",\"z\"]}}", ["y", "z"])],
            pattern.Fields[0].Atoms);
    }

    private static PatternExplanation Explain(string pattern, string @event)
    {
        Assert.True(EventBytes.TryCreate(@event, out EventBytes bytes, out _));
        return EventPattern.Parse(pattern).Match(p => p.Explain(bytes), e => throw new InvalidOperationException(e.Message));
    }
}
