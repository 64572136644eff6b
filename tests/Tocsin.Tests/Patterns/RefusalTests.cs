using Tocsin.Patterns;
using Tocsin.Patterns.Language;

namespace Tocsin.Tests.Patterns;

/// <summary>AWS's words and columns for what the conformance table has no row of.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("", "Filter is not an object", 1, 1)]
    [InlineData("this is not json", "Unrecognized token 'this': was expecting (JSON String, Number, Array, Object or token 'null', "
        + "'true' or 'false')", 1, 5)]
    [InlineData("{'a':[1]}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name", 1, 3)]
    [InlineData("{\"a\":[1],}", "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", 1, 11)]
    [InlineData("{\"a\":[1,]}", "Unexpected character (']' (code 93)): expected a valid value (JSON String, Number, Array, Object or "
        + "token 'null', 'true' or 'false')", 1, 10)]
    [InlineData("{\"a\":[01]}", "Invalid numeric value: Leading zeroes not allowed", 1, 8)]
    [InlineData("{\"a\":[1.x]}", "Unexpected character ('x' (code 120)) in numeric value: Decimal point not followed by a digit", 1, 9)]
    [InlineData("{\"a\"\n:[\"x\" \"y\"]}", "Unexpected character ('\"' (code 34)): was expecting comma to separate Array entries", 2, 8)]
    [InlineData("[\"a\"]", "Filter is not an object", 1, 2)]
    [InlineData("{\"a\":[{}]}", "Match expression name not found", 1, 9)]
    [InlineData("{\"source\":[{\"unknown\":\"x\"}]}", "Unrecognized match type unknown", 1, 24)]
    [InlineData("{\"a\":[{\"numeric\":[1,2]}]}", "Invalid member in numeric match: 1", 1, 20)]
    [InlineData("{\"a\":[{\"numeric\":[]}]}", "Invalid member in numeric match: ]", 1, 20)]
    [InlineData("{\"a\":[{\"numeric\":[\"=\",12345678901234567890]}]}", "Cannot compare number : 12345678901234567890", 1, 44)]
    public void A_refusal_says_what_and_where(string pattern, string reason, int line, int column)
    {
        PatternError error = Assert.IsType<PatternResult.Invalid>(EventPattern.Parse(pattern)).Error;
        Assert.Equal($"{reason}\n at [Source: (String)\"{pattern}\"; line: {line}, column: {column}]", error.Message);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void An_unclosed_object_is_named_with_its_start() => Assert.Equal(
        "Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)\"{\"a\":[1]\"; line: 1, column: "
            + "1])\n at [Source: (String)\"{\"a\":[1]\"; line: 1, column: 9]",
        Assert.IsType<PatternResult.Invalid>(EventPattern.Parse("{\"a\":[1]")).Error.Message);

    [Fact]
    public void An_empty_list_inside_anything_but_makes_aws_fail() =>
        Assert.True(
            Assert.IsType<PatternResult.Invalid>(EventPattern.Parse("{\"a\":[{\"anything-but\":{\"prefix\":[]}}]}")).Error.InternalFailure);

    [Fact]
    public void A_thousand_combinations_pass_and_more_do_not()
    {
        string ten = string.Join(',', Enumerable.Range(0, 10).Select(i => $"{{\"b{i}\":[1]}}"));
        string Or(int levels) => levels == 0 ? "\"z\":[1]" : $"\"a{levels}\":{{\"$or\":[{ten}]}},{Or(levels - 1)}";
        Assert.IsType<PatternResult.Valid>(EventPattern.Parse($"{{{Or(3)}}}"));
        Assert.IsType<PatternResult.Invalid>(EventPattern.Parse($"{{{Or(4)}}}"));
    }

    [Fact]
    public void Nesting_is_bounded() =>
        Assert.IsType<PatternResult.Invalid>(EventPattern.Parse(string.Concat(Enumerable.Repeat("{\"a\":", 5000))));
}
