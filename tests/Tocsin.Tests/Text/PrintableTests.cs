using System.Xml;
using CsCheck;
using Tocsin.Text;

namespace Tocsin.Tests.Text;

public class PrintableTests
{
    [Theory]
    [InlineData("plain, 한국어, 🚨\n\ttabs", "plain, 한국어, 🚨\n\ttabs")]
    [InlineData("\u001b[31mred\u0007\u007f", "␛[31mred␇␡")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("right\u202eleft\u2066", "right[U+202E]left[U+2066]")]
    [InlineData("\u0085\u0000", "[U+0085]␀")]
    public void What_cannot_be_seen_is_shown(string text, string shown) => Assert.Equal(shown, Printable.Of(text));

    [Fact]
    public void Half_a_pair_of_surrogates_is_replaced() => Assert.Equal("a\uFFFDb\uFFFD", Printable.Of("a\ud83db\udea8"));

    [Fact]
    public void Whatever_the_text_it_is_legal_in_XML() =>
        Gen.String.Sample(text => XmlConvert.VerifyXmlChars(Printable.Of(text)) is not null);

    [Fact]
    public void In_one_line_there_are_no_line_breaks() => Assert.Equal("a b c", Printable.Line("a\nb\r\nc"));
}
