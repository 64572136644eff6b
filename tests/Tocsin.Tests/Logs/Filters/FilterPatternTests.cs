using Tocsin.Logs.Filters;

namespace Tocsin.Tests.Logs.Filters;

public sealed class FilterPatternTests
{
    [Theory]
    [InlineData("", "anything", true)]
    [InlineData("ERROR", "an ERROR here", true)]
    [InlineData("ERROR", "TERRORS too", true)]
    [InlineData("ERROR", "an error here", false)]
    [InlineData("ERROR timeout", "timeout, then ERROR", true)]
    [InlineData("ERROR timeout", "ERROR alone", false)]
    [InlineData("\"not supported\"", "Event received is not supported", true)]
    [InlineData("\"not supported\"", "supported, not", false)]
    [InlineData("\"say \\\"hi\\\"\"", "say \"hi\" now", true)]
    [InlineData("ERROR -retry", "ERROR for good", true)]
    [InlineData("ERROR -retry", "ERROR, retry", false)]
    [InlineData("-\"will retry\"", "ERROR, will retry", false)]
    [InlineData("?ERROR ?WARN", "WARN", true)]
    [InlineData("?ERROR ?WARN", "INFO", false)]
    [InlineData("?ERROR ?WARN request", "a request", true)]
    [InlineData("?ERROR ?WARN request", "ERROR", false)]
    public void Terms_are_looked_for_anywhere_in_a_line(string pattern, string line, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern).Value.Matches(line));

    [Theory]
    [InlineData("$.a = \"b\"", """{"a":"b"}""", true)]
    [InlineData("$.a = \"b\"", """{"a":"c"}""", false)]
    [InlineData("$.a = \"b\"", "a line that is no JSON", false)]
    [InlineData("$.a = b", """{"a":"b"}""", true)]
    [InlineData("$.a = \"SERVICE_*_FAILED\"", """{"a":"SERVICE_DEPLOYMENT_FAILED"}""", true)]
    [InlineData("$.a = \"SERVICE_*_FAILED\"", """{"a":"SERVICE_FAILED"}""", false)]
    [InlineData("$.a = \"*b*\"", """{"a":"abc"}""", true)]
    [InlineData("$.a != \"b\"", """{"a":"c"}""", true)]
    [InlineData("$.a != \"b\"", "{}", false)]
    [InlineData("$.status = 4*", """{"status":404}""", true)]
    [InlineData("$.status = 4*", """{"status":500}""", false)]
    [InlineData("$.c > 1", """{"c":1.5}""", true)]
    [InlineData("$.c > 1", """{"c":1}""", false)]
    [InlineData("$.c >= 1", """{"c":1}""", true)]
    [InlineData("$.c < 1e2", """{"c":99}""", true)]
    [InlineData("$.c <= 1", """{"c":"1"}""", false)]
    [InlineData("$.c != 1", """{"c":2}""", true)]
    [InlineData("$.a = \"b\" && $.c > 1", """{"a":"b","c":2}""", true)]
    [InlineData("$.a = \"b\" && $.c > 1", """{"a":"b","c":1}""", false)]
    [InlineData("$.a = 1 || $.b = 2 && $.c = 3", """{"a":1}""", true)]
    [InlineData("($.a = 1 || $.b = 2) && $.c = 3", """{"a":1}""", false)]
    [InlineData("$.a IS NULL", """{"a":null}""", true)]
    [InlineData("$.a IS NULL", "{}", false)]
    [InlineData("$.a NOT EXISTS", "{}", true)]
    [InlineData("$.a NOT EXISTS", """{"a":null}""", false)]
    [InlineData("$.a IS TRUE", """{"a":true}""", true)]
    [InlineData("$.a IS FALSE", """{"a":true}""", false)]
    [InlineData("$.detail.list[1].id = \"x\"", """{"detail":{"list":[{"id":"w"},{"id":"x"}]}}""", true)]
    [InlineData("$.detail.list[2].id = \"x\"", """{"detail":{"list":[{"id":"w"},{"id":"x"}]}}""", false)]
    [InlineData("$.list[*].id = \"x\"", """{"list":[{"id":"w"},{"id":"x"}]}""", true)]
    public void A_selector_asks_a_line_that_is_JSON(string selector, string line, bool matches) =>
        Assert.Equal(matches, FilterPattern.Parse($"{{ {selector} }}").Value.Matches(line));

    [Theory]
    [InlineData("\"open")]
    [InlineData("ERROR -")]
    [InlineData("{ $.a }")]
    [InlineData("{ a = 1 }")]
    [InlineData("{ $.a = }")]
    [InlineData("{ $.a > b }")]
    [InlineData("{ ($.a = 1 }")]
    [InlineData("{ $.a = 1 && }")]
    [InlineData("{ $.a = %x% }")]
    [InlineData("{ $.a[b] = 1 }")]
    [InlineData("[ip, user]")]
    public void What_cannot_be_read_is_refused(string pattern) =>
        Assert.Equal("InvalidParameterException", FilterPattern.Parse(pattern).Error?.Code);
}
