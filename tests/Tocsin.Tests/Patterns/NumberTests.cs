using System.Globalization;
using System.Text;
using CsCheck;
using Tocsin.Patterns;
using Tocsin.Patterns.Bytes;

namespace Tocsin.Tests.Patterns;

public class NumberTests
{
    // Shortest texts of numbers, the same with another last digit, and with one digit more: only the first can be compared for sure.
    private static readonly Gen<string> Texts = Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[0, 2], Gen.Char['0', '9']).Select(
        (number, change, digit) =>
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E') || !text.Contains('.') ? text : change switch { 0 => text, 1 => text[..^1] + digit, _ => text + digit };
    });

    [Fact]
    public void A_number_that_is_surely_the_shortest_text_can_be_compared() => Texts.Sample(
        text =>
        {
            (bool surely, _) = Read(text);
            Assert.True(!surely || ComparableNumber.TryParse(Encoding.UTF8.GetBytes(text), out _), text);
        },
        iter: 20_000);

    [Fact]
    public void Decimals_compare_as_doubles_do() => Gen.Select(Texts, Texts).Sample(
        (left, right) =>
        {
            if (ComparableNumber.TryParse(Encoding.UTF8.GetBytes(left), out double l)
                && ComparableNumber.TryParse(Encoding.UTF8.GetBytes(right), out double r))
            {
                Assert.Equal(l.CompareTo(r), Read(left).Number.CompareTo(Read(right).Number));
            }
        },
        iter: 20_000);

    [Theory]
    [InlineData("0.1", true)]
    [InlineData("0.10000000000000001", false)]
    [InlineData("300", true)]
    [InlineData("3.0e2", true)]
    [InlineData("12345678901234567890", false)]
    [InlineData("-0.0", true)]
    [InlineData("1e400", false)]
    public void A_number_can_be_compared_if_binary64_keeps_it(string text, bool comparable) =>
        Assert.Equal(comparable, ComparableNumber.TryParse(Encoding.UTF8.GetBytes(text), out _));

    private static unsafe (bool Surely, DecimalNumber Number) Read(string text)
    {
        fixed (byte* p = Encoding.UTF8.GetBytes(text + ",        "))
        {
            bool fits = DecimalNumber.TryRead(p, out _, out DecimalNumber number, out int inDoubt);
            return (fits && (inDoubt == 0 || number.IsSurelyShortest(inDoubt)), number);
        }
    }
}
