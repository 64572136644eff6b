using CsCheck;
using Tocsin.EventBridge;
using Tocsin.Json;

namespace Tocsin.Tests.EventBridge;

public sealed class InputTemplateTests
{
    [Fact]
    public void Placeholders_know_where_they_stand_and_whether_in_quotes() => Assert.Equal(
        [new Placeholder("a", 5, false), new Placeholder("b.c", 17, true), new Placeholder("d", 25, true)],
        InputTemplate.Parse("""{"x":<a>, "y":"\"<b.c> 1 <d>"}""").Placeholders);

    [Theory]
    [InlineData("\"<https://example.com|link> <!here> < a > <>\"")]
    [InlineData("\"5 < 6 <a\"")]
    public void What_Slack_writes_in_angle_brackets_is_no_placeholder(string template) =>
        Assert.Empty(InputTemplate.Parse(template).Placeholders);

    [Fact]
    public void A_template_as_JSON_keeps_every_offset()
    {
        const string template = """{"a": <value>, "b": "<value>"}""";
        string json = InputTemplate.AsJson(template)!;
        Assert.Equal("""{"a": 1111111, "b": "<value>"}""", json);
        Assert.Equal(template.IndexOf("\"<value>\"", StringComparison.Ordinal), JsonParser.Parse(json)!.At("/b")!.Start);
    }

    [Theory]
    [InlineData("\"a\"\n\"b\"")]
    [InlineData("{\"a\": }")]
    [InlineData("hello <a>")]
    public void A_template_that_is_no_JSON_has_no_such_form(string template) => Assert.Null(InputTemplate.AsJson(template));

    [Fact]
    public void A_template_without_replacements_is_the_text_it_was_read_from() =>
        Gen.String[Gen.Char["<>\"\\a. {"], 0, 20].Sample(text => InputTemplate.Parse(text).Replace(_ => null) == text);

    [Theory]
    [InlineData("\"a\"\n\"b\"", true)]
    [InlineData("\"a\"", false)]
    [InlineData("\"a\" {}", false)]
    [InlineData("\"a\" \"b", false)]
    [InlineData("\"a\" \"\\x\"", false)]
    public void Several_strings_are_lines(string template, bool lines) => Assert.Equal(lines, InputTemplate.Parse(template).IsLines);

    [Fact]
    public void Names_that_jsonencode_escaped_are_found_once_each() =>
        Assert.Equal(
            ["reason", "time"], InputTemplate.Parse("""{"a":"\u003creason\u003e \u003Ctime\u003E \u003creason\u003e"}""").EscapedNames);

    [Fact]
    public void A_placeholder_is_found_in_the_string_that_says_it() =>
        Assert.Equal(
            "/content/description", InputTemplate.Parse("""{"n":<reason>,"content":{"description":"x <reason>"}}""").PointerTo("reason"));
}
