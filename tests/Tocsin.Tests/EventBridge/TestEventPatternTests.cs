using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;

namespace Tocsin.Tests.EventBridge;

public sealed class TestEventPatternTests
{
    [Theory]
    [InlineData(Fixture.Pattern, true)]
    [InlineData("""{"source":["AWS.ECS"]}""", false)]
    public void A_pattern_is_held_against_an_event(string pattern, bool expected) =>
        Assert.Equal(
            expected,
            TestEventPattern.Answer(EventBridgeState.Empty, new TestEventPatternRequest { EventPattern = pattern, Event = Fixture.Failed },
                Fixture.Call).Value.Result);

    [Theory]
    [InlineData("not json", "Parameter Event is not valid.")]
    [InlineData("[]", "Parameter Event is not valid.")]
    [InlineData("""{"id":"1","account":"1","source":"s","time":"2026-01-01T00:00:00Z","region":"r"}""", "Parameter Event is not valid.")]
    [InlineData("""{"id":"1","account":"1","source":"s","time":"yesterday","region":"r","detail-type":"t"}""", "Parameter Event is not "
        + "valid. Reason: Invalid time.")]
    public void An_event_at_fault_is_refused(string json, string message)
    {
        var error = TestEventPattern.Answer(
            EventBridgeState.Empty, new TestEventPatternRequest { EventPattern = Fixture.Pattern, Event = json }, Fixture.Call).Error!;
        Assert.Equal(("ValidationException", message), (error.Code, error.Message));
    }

    [Fact]
    public void The_pattern_is_looked_at_before_the_event() => Assert.Equal(
        "InvalidEventPatternException",
            TestEventPattern.Answer(EventBridgeState.Empty, new TestEventPatternRequest { EventPattern = "[]", Event = "[]" },
                Fixture.Call).Error!.Code);
}
