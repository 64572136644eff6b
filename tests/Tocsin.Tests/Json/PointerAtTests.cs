using Tocsin.Json;

namespace Tocsin.Tests.Json;

public sealed class PointerAtTests
{
    private const string Text = """{"a": [1, {"b/c": "d"}], "e": null}""";

    [Theory]
    [InlineData("1,", "/a/0")]
    [InlineData("\"d\"", "/a/1/b~1c")]
    [InlineData("\"b/c\"", "/a/1")]
    [InlineData("null", "/e")]
    [InlineData("\"e\"", "")]
    public void An_offset_leads_to_the_innermost_value_that_holds_it(string at, string pointer) =>
        Assert.Equal(pointer, JsonParser.Parse(Text)!.PointerAt(Text.IndexOf(at, StringComparison.Ordinal)));

    [Fact]
    public void Beyond_the_text_it_is_the_whole() => Assert.Equal("", JsonParser.Parse(Text)!.PointerAt(1_000));
}
