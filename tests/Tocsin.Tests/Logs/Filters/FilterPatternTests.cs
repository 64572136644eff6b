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
    [InlineData("%ERROR|WARN%", "a WARN", true)]
    [InlineData("%ERROR|WARN%", "an INFO", false)]
    [InlineData("%timed?\\s+out%", "it timed  out", true)]
    [InlineData("%^10\\.0\\.[0-9]+$%", "10.0.12", true)]
    [InlineData("%^10\\.0\\.[0-9]+$%", "110.0.12", false)]
    [InlineData("request -%retr(y|ied)%", "request", null)]
    [InlineData("request -%retr[yi]%", "request, retried", false)]
    [InlineData("?%E[0-9]{3}% ?WARN", "E404", true)]
    [InlineData("{ $.ip = %^10\\.% }", "{\"ip\":\"10.1\"}", true)]
    [InlineData("{ $.ip != %^10\\.% }", "{\"ip\":\"10.1\"}", false)]
    [InlineData("{ $.code = %^4% }", "{\"code\":404}", true)]
    [InlineData("%a!b%", "a!b", null)]
    [InlineData("%unclosed", "unclosed", null)]
    [InlineData("%[%", "[", null)]
    public void A_regular_expression_is_looked_for_and_what_AWS_does_not_take_is_refused(string pattern, string line, bool? matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern) is { Error: null, Value: var found } ? found.Matches(line) : null);

    private const string Request = "10.0.0.1 - frank [10/Oct/2026:13:25:15 -0700] \"GET /index.html HTTP/1.0\" 404 1534";

    [Theory]
    [InlineData("[ip, id, user, time, request, status, bytes]", Request, true)]
    [InlineData("[ip, id, user, time, request, status]", Request, false)]
    [InlineData("[...]", Request, true)]
    [InlineData("[ip, ..., status = 404, bytes]", Request, true)]
    [InlineData("[ip, ..., status = 4*, bytes > 1000]", Request, true)]
    [InlineData("[ip, ..., status = 4*, bytes > 2000]", Request, false)]
    [InlineData("[ip, ..., status = 410 || status = 404, bytes]", Request, true)]
    [InlineData("[ip, ..., status >= 400 && status < 404, bytes]", Request, false)]
    [InlineData("[ip, id, user != frank, ...]", Request, false)]
    [InlineData("[ip = %10\\.0\\.0\\.[1-9]%, id, user, time, request = \"*.html*\", ...]", Request, true)]
    [InlineData("[..., time = \"10/Oct/*\", request, status, bytes]", Request, true)]
    [InlineData("[level = ERROR, ...]", "ERROR it burns", true)]
    [InlineData("[level = ERROR, ...]", "an ERROR", false)]
    [InlineData("[a, ..., b]", "one", false)]
    [InlineData("[a, ..., ...]", "one", null)]
    [InlineData("[a =]", "one", null)]
    [InlineData("[]", "", null)]
    [InlineData("[a, b", "a b", null)]
    public void Fields_between_spaces_are_asked_by_their_places(string pattern, string line, bool? matches) =>
        Assert.Equal(matches, FilterPattern.Parse(pattern) is { Error: null, Value: var found } ? found.Matches(line) : null);

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
    [InlineData("{ $.a[b] = 1 }")]
    public void What_cannot_be_read_is_refused(string pattern) =>
        Assert.Equal("InvalidParameterException", FilterPattern.Parse(pattern).Error?.Code);
}
