using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Slack.BlockKit;
using Message = Tocsin.Slack.BlockKit.Message;

namespace Tocsin.Tests.Slack.BlockKit;

public class MessageTests
{
    [Theory]
    [InlineData("""{"type": "section", "text": {"type": "mrkdwn", "text": "*a* b"}}""", "a b")]
    [InlineData("""{"type": "header", "text": {"type": "plain_text", "text": ":rotating_light: *a*"}}""", "🚨 *a*")]
    [InlineData("""{"type": "context", "elements": [{"type": "mrkdwn", "text": "a"}, {"type": "plain_text", "text": "b"}]}""", "a  b")]
    [InlineData("""{"type": "image", "image_url": "u", "alt_text": "a graph"}""", "[image: a graph]")]
    [InlineData("""{"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Go"}}]}""", "[ Go ]")]
    [InlineData("""{"type": "markdown", "text": "**a** *b* [c](https://d)\n- e"}""", "a b c|• e")]
    [InlineData("""{"type": "markdown", "text": "```\n**a**\n```"}""", "**a**")]
    [InlineData("""{"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}]}]}""", "• a")]
    [InlineData("""{"type": "video", "title": {}}""", "[video]")]
    public void A_block_is_shown(string block, string lines)
    {
        var message = Read($$"""{"blocks": [{{block}}]}""");
        Assert.Empty(message.Faults);
        Assert.Equal(lines, string.Join('|', Preview.Of(Assert.Single(message.Parts).Shown, 80).Select(l => l.Text)));
    }

    [Theory]
    [InlineData("""{"type": "section"}""", "/blocks/0/text", "is missing")]
    [InlineData("""{"type": "section", "text": {"type": "mrkdwn", "text": ""}}""", "/blocks/0/text/text", "is empty")]
    [InlineData("""{"type": "section", "text": {"type": "html", "text": "a"}}""", "/blocks/0/text/type", "is \"html\"")]
    [InlineData("""{"type": "section", "fields": []}""", "/blocks/0/fields", "is empty")]
    [InlineData("""{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}""", "/blocks/0/text/type", "is \"mrkdwn\"")]
    [InlineData("""{"type": "image", "image_url": "u"}""", "/blocks/0/alt_text", "is missing")]
    [InlineData("""{"type": "actions", "elements": [{"type": "button", "style": "red", "text": {"type": "plain_text", "text": "a"}}]}""",
        "/blocks/0/elements/0/style", "is \"red\"")]
    [InlineData("""{"type": "marquee"}""", "/blocks/0/type", "is \"marquee\", which is no block")]
    [InlineData("1", "/blocks/0/type", "is missing")]
    public void What_Slack_refuses_is_told_by_its_pointer(string block, string pointer, string message)
    {
        var fault = Assert.Single(Read($$"""{"blocks": [{{block}}]}""").Faults);
        Assert.Equal(("invalid_blocks", pointer, message), (fault.Code, fault.Pointer, fault.Message));
    }

    [Theory]
    [InlineData("""{"type": "section"}""", "/blocks/0", "missing required field: text")]
    [InlineData("""{"type": "section", "text": {"type": "mrkdwn", "text": ""}}""", "/blocks/0/text/text", "must be more than 0 characters")]
    [InlineData("""{"type": "section", "text": "a"}""", "/blocks/0/text", "must provide an object")]
    [InlineData("""{"type": "section", "fields": {}}""", "/blocks/0/fields", "must provide an array")]
    [InlineData("""{"type": "section", "fields": []}""", "/blocks/0/fields", "no fewer than 1 items allowed")]
    [InlineData("""{"type": "header", "text": {"type": "mrkdwn", "text": "a"}}""", "/blocks/0/text/type", "unsupported type: mrkdwn")]
    [InlineData("""{"type": "image", "image_url": 1, "alt_text": "a"}""", "/blocks/0/image_url", "must provide a string")]
    [InlineData("""{"type": "actions", "elements": [{"type": "button", "style": "red", "text": {"type": "plain_text", "text": "a"}}]}""",
        "/blocks/0/elements/0/style", "must be one of: primary, danger")]
    [InlineData("""{"type": "rich_text", "elements": [{}]}""", "/blocks/0/elements/0", "missing required field: type")]
    [InlineData("""{"type": "marquee"}""", "/blocks/0/type", "unsupported type: marquee")]
    public void What_Slack_refuses_it_says_in_a_sentence_of_its_schema(string block, string pointer, string sentence)
    {
        var fault = Assert.Single(Read($$"""{"blocks": [{{block}}]}""").Faults);
        Assert.Equal((pointer, sentence), (fault.SlackPointer, fault.Constraint?.Sentence));
    }

    [Theory]
    [InlineData("section", "text", 3000)]
    [InlineData("header", "text", 150)]
    public void A_text_may_have_so_many_characters_and_no_more(string type, string member, int most)
    {
        Assert.Empty(Of(most).Faults);
        Assert.Equal($"has {most + 1} characters, more than {most}", Assert.Single(Of(most + 1).Faults).Message);

        Message Of(int length) =>
            Read(
                $$$"""{"blocks": [{"type": "{{{type}}}", "{{{member}}}": {"type": "plain_text", "text": "{{{new string('a', length)}}}"}}]}""");
    }

    [Fact]
    public void A_message_may_have_fifty_blocks()
    {
        Assert.Empty(Of(50).Faults);
        Assert.Equal("has 51 blocks, more than 50", Assert.Single(Of(51).Faults).Message);

        static Message Of(int count) =>
            Read($$"""{"blocks": [{{string.Join(',', Enumerable.Repeat("""{"type": "divider"}""", count))}}]}""");
    }

    [Fact]
    public void All_text_together_may_be_too_long()
    {
        string section = $$$"""{"type": "section", "text": {"type": "mrkdwn", "text": "{{{new string('a', 2700)}}}"}}""";
        var fault = Assert.Single(Read($$"""{"blocks": [{{string.Join(',', Enumerable.Repeat(section, 5))}}]}""").Faults);
        Assert.Equal(("msg_blocks_too_long", "/blocks"), (fault.Code, fault.Pointer));
    }

    [Fact]
    public void All_markdown_blocks_together_have_one_limit()
    {
        string block = $$"""{"type": "markdown", "text": "{{new string('a', 6001)}}"}""";
        var fault = Assert.Single(Read($$"""{"blocks": [{{block}}, {{block}}]}""").Faults);
        Assert.Equal("/blocks/1/text", fault.Pointer);
    }

    [Theory]
    [InlineData("""{"text": ""}""", "no_text", "")]
    [InlineData("""{"blocks": {"type": "divider"}}""", "invalid_blocks_format", "/blocks")]
    [InlineData("""{"blocks": [{"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}]}""", "invalid_blocks",
        "/blocks/1/block_id")]
    [InlineData("""{"attachments": [{"blocks": [{"type": "section"}]}]}""", "invalid_attachments", "/attachments/0/blocks/0/text")]
    [InlineData("""{"attachments": [{"color": "good"}]}""", "no_text", "/attachments/0")]
    public void A_message_is_refused_with_the_error_that_Slack_answers(string json, string code, string pointer)
    {
        var fault = Assert.Single(Read(json).Faults);
        Assert.Equal((code, pointer), (fault.Code, fault.Pointer));
    }

    [Fact]
    public void An_attachment_has_its_colour()
    {
        var parts = Read(
            """{"attachments": [{"color": "danger", "text": "a"}, {"color": "\"><script>", "text": "b"}, {"color": "abcdef", "text": "c"}]}""").Parts;
        Assert.Equal(["#E01E5A", "#DDDDDD", "#abcdef"], parts.Select(p => p.Color));
    }

    [Fact]
    public void Hostile_messages_end_in_bounded_time()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"blocks":[""", 400)) + string.Concat(Enumerable.Repeat("]}", 400));
        Assert.NotEmpty(Read(deep).Faults);
        string many = $$"""{"blocks": [{{string.Join(',', Enumerable.Repeat("1", 100_000))}}]}""";
        Assert.InRange(Read(many).Faults.Count, 1, 50);
    }

    private static Message Read(string json) => Message.Read(JsonParser.Parse(json)!);
}
