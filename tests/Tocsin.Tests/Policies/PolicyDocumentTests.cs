using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Tests.Policies;

public class PolicyDocumentTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("{\"Statement\":[]}", "/Statement")]
    [InlineData("{\"Statments\":[]}", "/Statments")]
    [InlineData("{\"Version\":\"2026\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"a:b\"}}", "/Version")]
    [InlineData("{\"Statement\":[1]}", "/Statement/0")]
    [InlineData("{\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"a:b\"}]}", "/Statement/0/Effect")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\"}]}", "/Statement/0/Action")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[]}]}", "/Statement/0/Action")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"a:b\",\"NotAction\":\"a:c\"}]}", "/Statement/0/NotAction")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"a:b\",\"Principals\":\"*\"}]}", "/Statement/0/Principals")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"a:b\","
        + "\"Principal\":\"events.amazonaws.com\"}]}", "/Statement/0/Principal")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"a:b\","
        + "\"Principal\":{\"Servce\":\"x\"}}]}", "/Statement/0/Principal/Servce")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"a:b\","
        + "\"Condition\":{\"StringEquals\":\"x\"}}]}", "/Statement/0/Condition/StringEquals")]
    [InlineData("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"a:b\","
        + "\"Condition\":{\"StringEquals\":{\"k\":{}}}}]}", "/Statement/0/Condition/StringEquals/k")]
    public void A_malformed_policy_names_the_part_at_fault(string json, string pointer)
    {
        Assert.Equal(pointer, Assert.IsType<PolicyResult.Invalid>(PolicyDocument.Parse(json)).Error.Pointer);
    }

    [Fact]
    public void One_statement_needs_no_list_and_numbers_and_booleans_count_as_text_in_conditions()
    {
        var statement = Assert.Single(
            Ask.Parse("""{"Statement":{"Effect":"Allow","Action":"a:b","Condition":{"Bool":{"k":true},"NumericEquals":{"n":[1]}}}}""").Statements);
        Assert.Equal("/Statement", statement.Pointer);
        Assert.Equal(["true", "1"], statement.Conditions.SelectMany(c => c.Values));
    }

    [Fact]
    public void A_policy_that_is_not_known_is_neither_valid_nor_invalid()
    {
        Assert.Equal("x.y.json", Assert.IsType<PolicyResult.Undetermined>(PolicyDocument.Parse(Unknown.Mark("x.y.json"))).Unknown);
        Assert.Equal(
            "x.y", Assert.IsType<PolicyResult.Undetermined>(PolicyDocument.Parse($$"""{"Statement":"{{Unknown.Mark("x.y")}}"}""")).Unknown);
    }
}
