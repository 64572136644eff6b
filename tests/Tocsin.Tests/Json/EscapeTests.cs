using Tocsin.Json;

namespace Tocsin.Tests.Json;

/// <summary>Characters by their numbers; half of a surrogate pair can be written so, and has no bytes in UTF-8.</summary>
public class EscapeTests
{
    [Fact]
    public void Half_a_pair_is_written_as_an_escape_and_a_pair_as_it_is() => Assert.Equal(
        ["\"a\\ud83db\"", "\"\\ude00\"", "\"\uD83D\uDE00\""],
        ((string[])["a\uD83Db", "\uDE00", "\uD83D\uDE00"]).Select(JsonWriter.Quote));

    [Theory]
    [InlineData("{\"a\\u0062\":1}", true)]
    [InlineData("{\"a\\u006\0\":1}", false)]
    [InlineData("{\"a\\u006 \":1}", false)]
    public void An_escape_has_four_hexadecimal_digits(string json, bool taken) => Assert.Equal(taken, JsonParser.Parse(json) is not null);
}
