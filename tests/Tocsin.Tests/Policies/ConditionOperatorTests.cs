using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Tests.Policies;

/// <summary>
/// Each operator on the key aws:Key: <c>-</c> as the request's value means that it carries no such key, a comma separates several values.
/// </summary>
public class ConditionOperatorTests
{
    [Theory]
    [InlineData("StringEquals", "a", "a", true)]
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEquals", "a*", "ab", false)]
    [InlineData("StringEquals", "b,a", "a", true)]
    [InlineData("StringEquals", "a", "-", false)]
    [InlineData("StringEqualsIfExists", "a", "-", true)]
    [InlineData("StringEqualsIfExists", "a", "b", false)]
    [InlineData("StringNotEquals", "a", "b", true)]
    [InlineData("StringNotEquals", "b,a", "a", false)]
    [InlineData("StringNotEquals", "a", "-", true)]
    [InlineData("StringEqualsIgnoreCase", "aB", "Ab", true)]
    [InlineData("StringEqualsIgnoreCase", "aB", "Ac", false)]
    [InlineData("StringNotEqualsIgnoreCase", "aB", "Ab", false)]
    [InlineData("StringNotEqualsIgnoreCase", "aB", "-", true)]
    [InlineData("StringLike", "a*c", "abbc", true)]
    [InlineData("StringLike", "a?c", "abbc", false)]
    [InlineData("StringLike", "*", "-", false)]
    [InlineData("StringNotLike", "a*", "abc", false)]
    [InlineData("StringNotLike", "a*", "bc", true)]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericEquals", "10", "ten", false)]
    [InlineData("NumericNotEquals", "10", "11", true)]
    [InlineData("NumericNotEquals", "10", "-", true)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericLessThanEquals", "10", "11", false)]
    [InlineData("NumericGreaterThan", "10", "11", true)]
    [InlineData("NumericGreaterThan", "10", "10", false)]
    [InlineData("NumericGreaterThanEquals", "10", "10", true)]
    [InlineData("NumericGreaterThanEquals", "10", "9", false)]
    [InlineData("DateEquals", "2026-11-23T01:02:03Z", "1795395723", true)]
    [InlineData("DateEquals", "2026-11-23T01:02:03Z", "2026-11-23T02:02:03+01:00", true)]
    [InlineData("DateEquals", "2026-11-23T01:02:03Z", "yesterday", false)]
    [InlineData("DateNotEquals", "2026-11-23T01:02:03Z", "2026-11-24T01:02:03Z", true)]
    [InlineData("DateLessThan", "2026-11-23", "2026-11-22", true)]
    [InlineData("DateLessThan", "2026-11-23", "2026-11-23", false)]
    [InlineData("DateLessThanEquals", "2026-11-23", "2026-11-23", true)]
    [InlineData("DateGreaterThan", "2026-11-23", "2026-11-24", true)]
    [InlineData("DateGreaterThanEquals", "2026-11-23", "2026-11-22", false)]
    [InlineData("Bool", "true", "TRUE", true)]
    [InlineData("Bool", "true", "false", false)]
    [InlineData("Bool", "false", "-", false)]
    [InlineData("BoolIfExists", "true", "-", true)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ5", true)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ6", false)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.77", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.114.77", false)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8::1", true)]
    [InlineData("IpAddress", "0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("IpAddress", "203.0.113.0/33", "203.0.113.77", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.77", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "-", true)]
    [InlineData("ArnEquals", "arn:aws:events:*:1:rule/x", "arn:aws:events:us-east-1:1:rule/x", true)]
    [InlineData("ArnLike", "arn:aws:events:us-east-1:1:rule/*", "arn:aws:events:us-east-1:1:rule/x", true)]
    [InlineData("ArnLike", "arn:aws:events:*:rule/x", "arn:aws:events:us-east-1:1:rule/x", false)]
    [InlineData("ArnEquals", "arn:aws:events:us-east-1:1:rule/x", "no-arn", false)]
    [InlineData("ArnNotEquals", "arn:aws:events:us-east-1:1:rule/x", "arn:aws:events:us-east-1:1:rule/y", true)]
    [InlineData("ArnNotLike", "arn:aws:events:*:1:rule/*", "arn:aws:events:us-east-1:1:rule/y", false)]
    [InlineData("Null", "true", "-", true)]
    [InlineData("Null", "true", "a", false)]
    [InlineData("Null", "false", "a", true)]
    [InlineData("Null", "false", "-", false)]
    [InlineData("ForAnyValue:StringEquals", "a", "b,a", true)]
    [InlineData("ForAnyValue:StringEquals", "a", "b,c", false)]
    [InlineData("ForAnyValue:StringEquals", "a", "-", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a", "a,b", true)]
    [InlineData("ForAllValues:StringEquals", "a,b", "b,a", true)]
    [InlineData("ForAllValues:StringEquals", "a", "a,b", false)]
    [InlineData("ForAllValues:StringEquals", "a", "-", true)]
    public void An_operator_compares_as_the_guide_says(string operation, string written, string actual, bool matches)
    {
        string values = string.Join(",", written.Split(',').Select(v => $"\"{v}\""));
        var verdict = Ask.Policy(
            $$"""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*","Condition":{"{{operation}}":{"aws:Key":[{{values}}]} } } }""",
            [new ContextKey("aws:Key", actual == "-" ? [] : actual.Split(',').ToValueList())]);
        Assert.Equal(matches, verdict is PolicyVerdict.Allowed);
    }

    [Theory]
    [InlineData("StringMatches")]
    [InlineData("NullIfExists")]
    [InlineData("ForSomeValues:StringEquals")]
    public void An_operator_that_does_not_exist_is_a_fault_of_the_policy(string operation)
    {
        var result = PolicyDocument.Parse(
            $$"""{"Statement":[{"Effect":"Allow","Action":"sns:Publish","Condition":{"{{operation}}":{"aws:Key":"a"} } }]}""");
        Assert.Equal($"/Statement/0/Condition/{operation}", Assert.IsType<PolicyResult.Invalid>(result).Error.Pointer);
    }

    [Fact]
    public void Key_names_have_no_case()
    {
        Assert.IsType<PolicyVerdict.Allowed>(Ask.Policy(
            """{"Statement":{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Condition":{"StringEquals":{"AWS:sourceaccount":"1"}}}}""",
            [new ContextKey("aws:SourceAccount", ["1"])]));
    }

    [Theory]
    [InlineData("2012-10-17", "home/${aws:username}/*", "home/ada/x", true)]
    [InlineData("2012-10-17", "home/${aws:username}/*", "home/bob/x", false)]
    [InlineData("2012-10-17", "home/${aws:nobody}/*", "home/ada/x", false)]
    [InlineData("2012-10-17", "home/${aws:nobody, 'ada'}/*", "home/ada/x", true)]
    [InlineData("2012-10-17", "a${*}c", "a*c", true)]
    [InlineData("2012-10-17", "a${*}c", "abc", false)]
    [InlineData("2008-10-17", "home/${aws:username}/*", "home/ada/x", false)]
    public void Variables_stand_for_what_the_request_says(string version, string written, string actual, bool matches)
    {
        var verdict = Ask.Policy(
            $$"""{"Version":"{{version}}","Statement":{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Condition":{"StringLike":{"s3:prefix":"{{written}}"} } } }""",
            [new ContextKey("s3:prefix", [actual]), new ContextKey("aws:username", ["ada"]), new ContextKey("aws:nobody", [])]);
        Assert.Equal(matches, verdict is PolicyVerdict.Allowed);
    }
}
