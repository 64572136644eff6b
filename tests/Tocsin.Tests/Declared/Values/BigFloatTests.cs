using System.Globalization;
using CsCheck;
using Tocsin.Declared.Values;

namespace Tocsin.Tests.Declared.Values;

public sealed class BigFloatTests
{
    private static BigFloat Parse(string text)
    {
        Assert.True(BigFloat.TryParse(text, out var number), text);
        return number;
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("123456789012345678901234567890.123456789")]
    [InlineData("0.000000000000000000000000000001")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    [InlineData("10000000000000000000000000000000000000000")]
    public void A_number_is_printed_as_it_was_written(string text) => Assert.Equal(text, Parse(text).ToString());

    [Theory]
    [InlineData("1e3", "1000")]
    [InlineData("-12.50E-1", "-1.25")]
    [InlineData(".5", "0.5")]
    [InlineData("7.", "7")]
    [InlineData("007", "7")]
    public void Other_ways_to_write_a_number_are_read(string text, string expected) => Assert.Equal(expected, Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1_000")]
    [InlineData("0x10")]
    [InlineData(" 1")]
    [InlineData("1.2.3")]
    [InlineData("1e99999")]
    public void What_is_no_number_is_not_read(string text) => Assert.False(BigFloat.TryParse(text, out _));

    [Fact]
    public void A_third_has_as_many_digits_as_terraform_prints() =>
        Assert.Equal(155 + 2, (Parse("1") / Parse("3")).ToString().Length);

    [Fact]
    public void What_is_printed_reads_back_as_the_same_number() =>
        Gen.Select(Gen.Long, Gen.Long.Where(n => n != 0)).Sample((a, b) =>
        {
            var quotient = BigFloat.Of(new System.Numerics.BigInteger(a)) / BigFloat.Of(new System.Numerics.BigInteger(b));
            return Parse(quotient.ToString()) == quotient;
        });

    [Fact]
    public void Sums_products_and_order_are_those_of_decimals() =>
        Gen.Select(Gen.Int, Gen.Int, Gen.Int[0, 6]).Sample((a, b, places) =>
        {
            var (x, y) = ((decimal)a / (decimal)Math.Pow(10, places), (decimal)b / 1000);
            var (bigX, bigY) = (Parse(x.ToString(CultureInfo.InvariantCulture)), Parse(y.ToString(CultureInfo.InvariantCulture)));
            return Math.Sign(x.CompareTo(y)) == Math.Sign(bigX.CompareTo(bigY))
                && (bigX + bigY).ToDouble() == Nearest(x + y)
                && (bigX - bigX).Sign == 0
                && (bigX * bigY).ToDouble() == Nearest(x * y);
        });

    // The cast to double does not always give the nearest one.
    private static double Nearest(decimal number) =>
        double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("7", true, 7)]
    [InlineData("-2147483648", true, -2147483648)]
    [InlineData("2147483648", false, 0)]
    [InlineData("1.5", false, 0)]
    public void A_whole_number_is_given_when_it_is_one_and_fits(string text, bool fits, int expected)
    {
        Assert.Equal(fits, Parse(text).TryGetInt32(out int number));
        Assert.Equal(expected, number);
    }
}
