using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Tests.EventBridge;

public sealed class RenderingTests
{
    [Fact]
    public void The_articles_template_makes_a_custom_notification_of_a_failed_deployment()
    {
        var message = JsonParser.Parse(Assert.IsType<Rendering.Text>(Fixture.Render(Fixture.Article)).Message)!;
        Assert.Equal(
            "*Service:* arn:aws:ecs:us-west-2:111122223333:service/default/servicetest\n*Reason:* ECS deployment circuit breaker: task "
                + "failed to start.\n"
            + "*Deployment ID:* ecs-svc/123\n*Time:* 2020-05-23T12:31:14Z",
            message.At("/content/description")!.AsText());
    }

    [Fact]
    public void Quotes_and_line_breaks_in_a_value_are_safe_in_an_object_template()
    {
        string json = Fixture.Failed.Replace("task failed to start.", "say \\\"no\\\"\\nand \\\\ stop");
        var message = JsonParser.Parse(Assert.IsType<Rendering.Text>(Fixture.Render(Fixture.Article, json)).Message)!;
        Assert.Contains("say \"no\"\nand \\ stop", message.At("/content/description")!.AsText());
    }

    [Fact]
    public void An_array_in_quotes_breaks_the_payload_and_is_named()
    {
        var target = Fixture.Transformed("""{"time":"<time>","s":"<resources>"}""", ("time", "$.time"), ("resources", "$.resources"));
        var invalid = Assert.IsType<Rendering.InvalidJson>(Fixture.Render(target));
        Assert.Equal(("resources", "an array", 22), (invalid.Culprit!.Name, invalid.Value, invalid.Culprit.Offset));
        Assert.Equal(
            """{"time":"2020-05-23T12:31:14Z","s":"["arn:aws:ecs:us-west-2:111122223333:service/default/servicetest"]"}""", invalid.Broken);
    }

    [Fact]
    public void An_array_without_strings_does_not_break_it() => Assert.Equal(
        """{"s":"[]"}""",
        Assert.IsType<Rendering.Text>(Fixture.Render(Fixture.Transformed("""{"s":"<r>"}""", ("r", "$.resources")),
            """{"resources":[]}""")).Message);

    [Fact]
    public void A_path_that_finds_nothing_is_told_by_name_once()
    {
        var text = Assert.IsType<Rendering.Text>(
            Fixture.Render(Fixture.Transformed("""{"a":<x>,"b":"-<x>-","c":<t>}""", ("x", "$.detail.x"), ("t", "$.time"))));
        Assert.Equal("""{"a":"","b":"--","c":"2020-05-23T12:31:14Z"}""", text.Message);
        Assert.Equal(["x"], text.Blank);
    }

    [Fact]
    public void A_name_that_nothing_defines_stays_and_is_told()
    {
        var text = Assert.IsType<Rendering.Text>(Fixture.Render(Fixture.Transformed("""{"a":"<x> <aws.events.rule-name>"}""")));
        Assert.Equal(("""{"a":"<x> failed"}""", "x"), (text.Message, Assert.Single(text.NotSubstituted)));
    }

    [Fact]
    public void The_whole_event_is_sent_compact_and_in_the_order_of_EventBridge() => Assert.Equal(
        """{"version":"0","source":"s","detail":{"b":1,"a":2},"replay-name":"r"}""",
        Assert.IsType<Rendering.Text>(Fixture.Render(new Target { Id = "t", Arn = Fixture.Topic },
            """{ "detail": {"b":1, "a":2}, "replay-name":"r", "source":"s", "version":"0" }""")).Message);

    [Fact]
    public void A_path_that_is_not_known_decides() => Assert.Equal(
        "data.x.y", Assert.IsType<Rendering.Undetermined>(Fixture.Render(Fixture.Transformed("""{"a":<x>}""",
            ("x", Unknown.Mark("data.x.y"))))).Name);

    [Fact]
    public void A_part_of_the_template_that_is_not_known_is_passed_on()
    {
        string mark = Unknown.Mark("aws_x.y.id");
        Assert.Equal(
            $$"""{"a":"{{mark}}"}""", Assert.IsType<Rendering.Text>(Fixture.Render(Fixture.Transformed($$"""{"a":"{{mark}}"}"""))).Message);
    }

    [Theory]
    [InlineData("template")]
    [InlineData("input")]
    public void A_text_that_is_not_known_at_all_is_undetermined(string member)
    {
        string mark = Unknown.Mark("local.x");
        var target = member == "input" ? new Target { Id = "t", Arn = Fixture.Topic, Input = mark } : Fixture.Transformed(mark);
        Assert.Null(Fixture.Refusal(target));
        Assert.Equal("local.x", Assert.IsType<Rendering.Undetermined>(Fixture.Render(target)).Name);
    }
}
