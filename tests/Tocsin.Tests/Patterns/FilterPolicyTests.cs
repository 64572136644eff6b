using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Tests.Patterns;

public class FilterPolicyTests
{
    [Theory]
    [InlineData("{\"store\":[\"a\"]}", "{\"store\":\"a\"}", true)]
    [InlineData("{\"store\":[\"a\"]}", "{\"store\":[\"b\",\"a\"]}", true)]
    [InlineData("{\"store\":[\"a\"]}", "{}", false)]
    [InlineData("{\"price\":[{\"numeric\":[\">\",10]}]}", "{\"price\":10.5}", true)]
    public void A_policy_lets_matching_attributes_through(string policy, string attributes, bool through)
    {
        var valid = Assert.IsType<FilterPolicyResult.Valid>(FilterPolicy.Parse(policy, FilterPolicyScope.MessageAttributes));
        Assert.True(EventBytes.TryCreate(attributes, out EventBytes bytes, out _));
        Assert.Equal(through, valid.Policy.Matches(bytes));
        Assert.Equal(through, valid.Policy.Explain(bytes).Matches);
    }

    [Theory]
    [InlineData("{\"a\":[1],\"b\":[1],\"c\":[1],\"d\":[1],\"e\":[1],"
        + "\"f\":[1]}", "FilterPolicy: Filter policy can not have more than 5 keys")]
    [InlineData("{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13],\"b\":[1,2,3,4,5,6,7,8,9,10,11,12]}", "FilterPolicy: Filter policy is too complex")]
    [InlineData("{\"a\":{\"b\":[1]}}", "Filter policy scope MessageAttributes does not support nested filter policy")]
    [InlineData("{\"a\":[{\"suffixes\":\"x\"}]}", "FilterPolicy: Unrecognized match type suffixes\n at [Source: REDACTED "
        + "(`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 20]")]
    [InlineData("{\"a\":[oops]}", "FilterPolicy: failed to parse JSON. Unrecognized token 'oops': was expecting (JSON String, Number, "
        + "Array, Object or token 'null', 'true' or 'false')\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` "
            + "disabled); line: 1, column: 11]")]
    public void A_policy_that_sns_refuses_has_its_words(string policy, string message) =>
        Assert.Equal(
            message,
            Assert.IsType<FilterPolicyResult.Invalid>(FilterPolicy.Parse(policy, FilterPolicyScope.MessageAttributes)).Error.Message);

    [Fact]
    public void A_policy_for_the_body_may_nest() =>
        Assert.IsType<FilterPolicyResult.Valid>(FilterPolicy.Parse("{\"a\":{\"b\":[1]}}", FilterPolicyScope.MessageBody));
}
