using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Encodings;

namespace Tocsin.Tests.Declared.Functions;

public sealed class BlankLinesTests
{
    [Theory]
    [InlineData("a: |\n  \n    x\nb: 1\n", "a: |  \n\n    x\nb: 1\n")]
    [InlineData("a: >- # c\r\n \r\n  \r\n    x\r\n", "a: >- # c   \r\n\r\n\r\n    x\r\n")]
    [InlineData("- |\n\n \n  x\n", "- | \n\n\n  x\n")]
    public void The_spaces_of_blank_lines_before_a_text_move_to_its_header(string text, string moved) =>
        Assert.Equal(moved, BlankLines.Emptied(text));

    [Theory]
    [InlineData("a: |\n      \n    x\n")]
    [InlineData("a: |\n  echo x |\n  \n    y\n")]
    [InlineData("a: |\n  x\n \n  y\n")]
    [InlineData("a: x|\n  \n  y\n")]
    public void Other_lines_stay(string text) => Assert.Equal(text, BlankLines.Emptied(text));
}
