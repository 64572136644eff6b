using Tocsin.Json;

namespace Tocsin.Tests.Json;

/// <summary>Which value a text has at an offset.</summary>
public sealed class PointerAtTests
{
    [Theory]
    [InlineData("""{"a": {"b/c": [1, "^x"]}}""", "/a/b~1c/1")]
    [InlineData("""{"a": {"b/c": [^1, "x"]}}""", "/a/b~1c/0")]
    [InlineData("""{"a": {"b/c": [1,^ "x"]}}""", "/a/b~1c")]
    [InlineData("""{"a": {^"b/c": []}}""", "/a")]
    [InlineData("""{^"a": 1}""", "")]
    [InlineData("""{"a": 1}^""", "")]
    [InlineData("^ 5", "")]
    public void It_is_the_innermost_one(string text, string pointer)
    {
        int offset = text.IndexOf('^', StringComparison.Ordinal);
        Assert.Equal(pointer, JsonParser.Parse(text.Remove(offset, 1))!.PointerAt(offset));
    }
}
