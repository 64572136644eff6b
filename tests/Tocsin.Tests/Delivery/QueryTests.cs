using Tocsin.Delivery.Queries;

namespace Tocsin.Tests.Delivery;

public sealed class QueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly Found Message = new(
        Now.AddMinutes(-90), ["e-1", "m-1"], ["delivered"], ["sns.policy-denied"], ["C0123456789"],
        ["arn:aws:events:us-east-1:111122223333:rule/ecs-deployment-failed"],
        ["arn:aws:ecs:us-east-1:111122223333:service/prod/payments"], "ECS Deployment Failed: tasks failed to start");

    [Theory]
    [InlineData("")]
    [InlineData("service:payments")]
    [InlineData("service:pay*")]
    [InlineData("service:arn:aws:ecs:us-east-1:111122223333:service/prod/payments")]
    [InlineData("rule:ecs*")]
    [InlineData("reason:sns.*")]
    [InlineData("is:delivered")]
    [InlineData("id:m-1")]
    [InlineData("channel:c0123456789")]
    [InlineData("since:2h before:1h")]
    [InlineData("since:2026-11-23T10:00:00Z")]
    [InlineData("deployment failed")]
    [InlineData("\"tasks failed to start\"")]
    [InlineData("-is:dead -\"all is well\" -healthy")]
    public void A_query_finds_what_it_says(string query) => Assert.True(Parsed(query).Holds(Message));

    [Theory]
    [InlineData("service:pay")]
    [InlineData("since:1h")]
    [InlineData("before:2h")]
    [InlineData("-service:payments")]
    [InlineData("service:payments is:dead")]
    [InlineData("\"tasks start\"")]
    public void A_query_finds_nothing_else(string query) => Assert.False(Parsed(query).Holds(Message));

    [Theory]
    [InlineData("colour:red",
        "there is no 'colour:' in a query; there are reason: channel: rule: service: id: is: since: before: and words")]
    [InlineData("is:lost",
        "is:lost is none of is:delivered, is:pending, is:dead, is:parked, is:silenced, is:coalesced, is:undelivered, is:dropped")]
    [InlineData("is:dead \"two words", "the quote in \"two words has no end: \"two words\"")]
    [InlineData("service:\"two words", "the quote in service:\"two words has no end: \"two words\"")]
    [InlineData("since:soon", "since:soon is no time: a length such as 30m, 1h, 2d, or 2026-11-23T10:00:00Z")]
    [InlineData("since:99999999999999d", "since:99999999999999d is no time: a length such as 30m, 1h, 2d, or 2026-11-23T10:00:00Z")]
    public void What_is_no_query_is_told_with_what_to_write(string query, string error)
    {
        Assert.False(Query.TryParse(query, Now, out _, out string told));
        Assert.Equal(error, told);
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_longer_than_its_text()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 400));
        Assert.False(Parsed($"service:{pattern}b").Holds(Message with { Services = [new string('a', 2000)] }));
    }

    private static Query Parsed(string query)
    {
        Assert.True(Query.TryParse(query, Now, out var parsed, out string error), error);
        return parsed;
    }
}
