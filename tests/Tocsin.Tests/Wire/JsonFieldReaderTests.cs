using System.Text;
using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Text;
using Tocsin.Wire;

namespace Tocsin.Tests.Wire;

public class JsonFieldReaderTests
{
    [Fact]
    public void What_was_not_sent_is_null_and_what_was_sent_empty_is_empty()
    {
        var rule = Read<PutRuleRequest>("""{"Name":"a","Description":"","EventPattern":null,"Tags":[]}""").Value;
        Assert.Equal(new PutRuleRequest { Name = "a", Description = "", Tags = [] }, rule);
        Assert.Null(rule.EventPattern);
        Assert.Null(Read<PutRuleRequest>("""{"Name":"a"}""").Value.Tags);
        Assert.Equal(new PutRuleRequest(), Read<PutRuleRequest>("").Value);
    }

    [Fact]
    public void A_member_that_the_model_does_not_have_is_passed_over_and_of_two_the_last_counts()
    {
        Assert.Equal(new PutRuleRequest { Name = "b" }, Read<PutRuleRequest>("""{"Name":"a","Colour":{"x":[1]},"Name":"b"}""").Value);
    }

    [Theory]
    [InlineData("""{"Name":1}""", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("""{"Name":true}""", "TRUE_VALUE can not be converted to a String")]
    [InlineData("""{"Name":{}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"Name":["a"]}""", "Start of list found where not expected")]
    [InlineData("""{"Tags":{}}""", "Start of structure or map found where not expected.")]
    [InlineData("""{"Tags":"a"}""", "Expected list or null")]
    [InlineData("""{"Tags":[1]}""", "Expected structure or null")]
    [InlineData("""{"Tags":[null]}""", "Null is not an item")]
    [InlineData("""[]""", "Start of list found where not expected")]
    [InlineData("""{"Name":"\ud800"}""", "")]
    [InlineData("""{"Name":"a"}x""", "")]
    [InlineData("""{"Name":"a" """, "")]
    [InlineData("""{'Name':'a'}""", "")]
    public void What_is_no_such_request_is_refused(string json, string message)
    {
        Assert.Equal(new AwsError("SerializationException", message), Read<PutRuleRequest>(json).Error);
    }

    [Theory]
    [InlineData("""{"Limit":1.5}""")]
    [InlineData("""{"Limit":2147483648}""")]
    [InlineData("""{"Limit":true}""")]
    [InlineData("""{"Limit":"5"}""")]
    public void What_is_no_whole_number_is_refused(string json)
    {
        Assert.EndsWith("can not be converted to an Integer", Read<ListRulesRequest>(json).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        byte[] json = [.. "{\"Name\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal("SerializationException", JsonFieldReader.Read<PutRuleRequest>(json).Error!.Code);
    }

    [Theory]
    [InlineData("1763859723", "2025-11-23T01:02:03Z")]
    [InlineData("1.763859723E9", "2025-11-23T01:02:03Z")]
    [InlineData("1763859723.25", "2025-11-23T01:02:03.25Z")]
    public void A_point_in_time_is_a_number_of_seconds(string number, string time)
    {
        var entry = Read<PutEventsRequestEntry>($$"""{"Time":{{number}}}""").Value;
        Assert.Equal(time, AwsTime.Iso(entry.Time!.Value));
    }

    [Theory]
    [InlineData("\"2025-11-23T01:02:03Z\"")]
    [InlineData("1e300")]
    [InlineData("99999999999999")]
    public void What_is_no_point_in_time_is_refused(string value)
    {
        Assert.Equal("SerializationException", Read<PutEventsRequestEntry>($$"""{"Time":{{value}}}""").Error!.Code);
    }

    [Fact]
    public void A_text_that_is_not_known_stays_a_text_and_breaks_no_constraint()
    {
        var rule = Read<PutRuleRequest>($$"""{"Name":"{{Unknown.Mark("aws_x.y.arn")}}"}""").Value;
        Assert.True(Unknown.In(rule.Name));
        Assert.Null(Violations.Of(rule, "ValidationException"));
    }

    [Fact]
    public void Characters_of_a_mark_that_somebody_sends_are_text()
    {
        var rule = Read<PutRuleRequest>("{\"Name\":\"\uE0F0aws_x.y.arn\uE0F1\"}").Value;
        Assert.NotNull(Violations.Of(rule, "ValidationException"));
        Assert.Equal("SerializationException", Read<ListRulesRequest>("{\"Limit\":\"\uE0F0var.x\uE0F1\"}").Error!.Code);
    }

    [Fact]
    public void A_member_that_is_not_known_is_told_whatever_its_type_and_breaks_no_constraint()
    {
        string mark = Unknown.Mark("var.x");
        string json = $$"""
            {"Rule":"r","Targets":[{"Id":"a","Arn":"b","RetryPolicy":{"MaximumRetryAttempts":"{{mark}}"},"DeadLetterConfig":"{{mark}}"}]}
            """;
        var request = Read<PutTargetsRequest>(json, out var unknown).Value;
        Assert.Equal(
            [new UnknownMember("Targets/0/RetryPolicy/MaximumRetryAttempts", mark), new UnknownMember("Targets/0/DeadLetterConfig", mark)],
            unknown.OrderByDescending(u => u.Member));
        Assert.Null(Violations.Of(request, "ValidationException", unknown));

        var none = Read<PutTargetsRequest>($$"""{"Rule":"r","Targets":"{{mark}}"}""", out unknown).Value;
        Assert.Null(Violations.Of(none, "ValidationException", unknown));
        Assert.EndsWith(
            "Value null at 'targets' failed to satisfy constraint: Member must not be null",
            Violations.Of(none, "ValidationException")!.Message,
            StringComparison.Ordinal);
    }

    private static Result<T> Read<T>(string json)
        where T : class, IShape<T> =>
        Read<T>(json, out _);

    private static Result<T> Read<T>(string json, out ValueList<UnknownMember> unknown)
        where T : class, IShape<T> =>
        JsonFieldReader.Read<T>(Encoding.UTF8.GetBytes(json), out unknown);
}
