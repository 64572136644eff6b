using Tocsin.Cli.Formats.Sarif;

namespace Tocsin.Tests.Cli.Formats;

/// <summary>Against the values that github/codeql-action's own tests expect.</summary>
public class LineHashesTests
{
    [Fact]
    public void An_empty_text_has_one_line() => Assert.Equal(["c129715d7a2bc9a3:1"], LineHashes.Of(""));

    [Fact]
    public void Blanks_do_not_count() =>
        Assert.Equal(
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"], LineHashes.Of(" a\nb\n  \t\tc\n d"));

    [Theory]
    [InlineData(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n")]
    [InlineData(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n")]
    public void Every_kind_of_line_end_is_the_same(string text) => Assert.Equal(
        [
            "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1"],
        LineHashes.Of(text));

    [Fact]
    public void A_line_keeps_its_hash_when_others_are_put_before_it()
    {
        string text = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"line {i} = \"value\""));
        Assert.Equal(LineHashes.Of(text).TakeLast(10), LineHashes.Of("# a comment\n\n" + text).TakeLast(10));
    }

    [Fact]
    public void Equal_lines_are_counted() => Assert.EndsWith(":2", LineHashes.Of(new string('a', 200) + "\n" + new string('a', 200))[1]);
}
