using Tocsin.Chatbot;
using Tocsin.Json;

namespace Tocsin.Tests.Chatbot;

public class CustomNotificationTests
{
    [Fact]
    public void Every_field_is_read()
    {
        var n = Read("""
            {"version":"1.0","source":"custom","id":"n-1",
             "content":{"textType":"client-markdown","title":"t","description":"d","nextSteps":["a","b"],"keywords":["k"]},
             "metadata":{"threadId":"th","summary":"s","eventType":"e","relatedResources":["arn:aws:x"],"additionalContext":{"bucket":"b-1"},"enableCustomActions":false}}
            """).Notification!;
        Assert.Equal(
            new CustomNotification("n-1", "t", "d", ["a", "b"], ["k"], "th", "s", "e", ["arn:aws:x"], [new("bucket", "b-1")], false), n);
    }

    [Fact]
    public void A_description_is_enough()
    {
        var n = Read(Given.Custom("\"description\":\"d\"")).Notification!;
        Assert.Equal(new CustomNotification(null, null, "d", [], [], null, null, null, [], [], true), n);
    }

    [Theory]
    [InlineData("""{"version":"1","source":"custom","content":{"description":"d"}}""", "/version", "\"1\"", "\"version\": \"1.0\"")]
    [InlineData("""{"version":1.0,"source":"custom","content":{"description":"d"}}""", "/version", "the number 1.0",
        "\"version\": \"1.0\"")]
    [InlineData("""{"source":"custom","content":{"description":"d"}}""", "/version", "missing", "\"version\": \"1.0\"")]
    [InlineData("""{"version":"1.0","content":{"description":"d"}}""", "/source", "missing", "\"source\": \"custom\"")]
    [InlineData("""{"version":"1.0","source":"mine","content":{"description":"d"}}""", "/source", "\"mine\"", "\"source\": \"custom\"")]
    [InlineData("""{"version":"1.0","source":"custom"}""", "/content", "missing", "an object: { … }")]
    [InlineData("""{"version":"1.0","source":"custom","content":"d"}""", "/content", "a text", "an object: { … }")]
    [InlineData("""{"version":"1.0","source":"custom","content":{}}""", "/content/description", "missing", "\"description\": \"…\": "
        + "the text to show")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":" "}}""", "/content/description", "empty",
        "the text to show")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":["d"]}}""", "/content/description", "a list",
        "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":null}}""", "/content/description", "null",
        "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","id":7,"content":{"description":"d"}}""", "/id", "the number 7",
        "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d","textType":"markdown"}}""", "/content/textType",
        "\"markdown\"", "\"textType\": \"client-markdown\"")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d","title":true}}""", "/content/title", "true",
        "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d","nextSteps":"a"}}""", "/content/nextSteps", "a text",
        "a list of texts: [\"…\"]")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d","keywords":["a",{}]}}""", "/content/keywords/1",
        "an object", "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":[]}""", "/metadata", "a list",
        "an object: { … }")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":{"threadId":1}}""", "/metadata/threadId",
        "the number 1", "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":{"summary":false}}""", "/metadata/summary",
        "false", "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":{"eventType":{}}}""", "/metadata/eventType",
        "an object", "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":{"relatedResources":[3]}}""",
        "/metadata/relatedResources/0", "the number 3", "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":{"additionalContext":{"a/b":3}}}""",
        "/metadata/additionalContext/a~1b", "the number 3", "text in double quotes")]
    [InlineData("""{"version":"1.0","source":"custom","content":{"description":"d"},"metadata":{"enableCustomActions":"true"}}""",
        "/metadata/enableCustomActions", "a text", "true or false, without quotes")]
    public void A_departure_from_the_schema_is_named_with_its_place_and_remedy(string message, string pointer, string found, string write)
    {
        var (notification, violations) = Read(message);
        Assert.Null(notification);
        Assert.Equal(new Violation(pointer, found, write), Assert.Single(violations));
    }

    [Theory]
    [InlineData("title", 250)]
    [InlineData("description", 8000)]
    public void A_text_has_a_greatest_length(string member, int most) => Bounded(most, length =>
        Given.Custom(member == "title" ? $"\"description\":\"d\","
            + $"\"title\":\"{new string('x', length)}\"" : $"\"description\":\"{new string('x', length)}\""), $"/content/{member}");

    [Theory]
    [InlineData("nextSteps", 350)]
    [InlineData("keywords", 75)]
    public void A_list_item_has_a_greatest_length(string member, int most) => Bounded(
        most, length => Given.Custom($"\"description\":\"d\",\"{member}\":[\"a\",\"{new string('x', length)}\"]"), $"/content/{member}/1");

    [Fact]
    public void All_violations_are_told_at_once()
    {
        var (_, violations) = Read("""{"version":"1","source":"mine","content":{"textType":"x","title":1},"metadata":7}""");
        Assert.Equal(
            ["/version", "/source", "/content/textType", "/content/title", "/content/description", "/metadata"],
            violations.Select(v => v.Pointer));
    }

    private static void Bounded(int most, Func<int, string> message, string pointer)
    {
        Assert.NotNull(Read(message(most)).Notification);
        Assert.Equal(
            new Violation(pointer, $"{most + 1} characters long", $"at most {most} characters"),
            Assert.Single(Read(message(most + 1)).Violations));
    }

    private static (CustomNotification? Notification, IReadOnlyList<Violation> Violations) Read(string message) =>
        CustomNotification.Read((JsonValue.Object)JsonParser.Parse(message)!);
}
