using Tocsin.Cli.Formats;

namespace Tocsin.Tests.Cli.Formats;

public class WrappingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  a  b ")]
    [InlineData("한국어 🚨  x")]
    public void The_words_and_spaces_of_a_text_are_the_text(string text) => Assert.Equal(text, string.Concat(Wrapping.Words(text)));

    [Fact]
    public void In_a_file_a_line_stays_one_line()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        string text = string.Join(' ', Enumerable.Repeat("word", 60));
        new Page(writer, Screen.None).Flowing(2, text, new Inked(" end", Ink.Bold));
        Assert.Equal($"{text} end\n", writer.ToString());
    }

    [Fact]
    public void A_page_cannot_be_commanded_by_what_it_prints()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new Page(writer, Screen.None).Hanging("  ", "a\u001b[2Jb\u0007");
        Assert.Equal("  a␛[2Jb␇\n", writer.ToString());
    }
}
