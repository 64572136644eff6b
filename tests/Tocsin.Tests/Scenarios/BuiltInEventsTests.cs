using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Events;
using Tocsin.Json;
using Tocsin.Scenarios;

namespace Tocsin.Tests.Scenarios;

public sealed class BuiltInEventsTests
{
    private static readonly EventContext Context = new(AccountId.Assumed, "ap-northeast-2");

    [Fact]
    public void A_failed_deployment_has_the_defaults_of_the_documentation()
    {
        var made = Make("ecs.deployment-failed");
        Assert.Equal(
            """{"version":"0","id":"ID","detail-type":"ECS Deployment State Change","source":"aws.ecs","account":"111122223333","time":"2026-11-23T01:02:03Z","region":"ap-northeast-2","resources":["arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments"],"detail":{"eventType":"ERROR","eventName":"SERVICE_DEPLOYMENT_FAILED","clusterArn":"arn:aws:ecs:ap-northeast-2:111122223333:cluster/prod","deploymentId":"ecs-svc/4231880795355584839","updatedAt":"2026-11-23T01:02:03Z","reason":"ECS deployment circuit breaker: tasks failed to start."}}""",
            made.Json.Replace(made.Id, "ID"));
    }

    [Fact]
    public void Every_event_can_be_made_without_parameters_and_says_so_once()
    {
        var made = BuiltInEvents.All.Select(e => Make(e.Name)).ToList();
        Assert.All(made, e => Assert.NotNull(e.Addressed()));
        Assert.Equal(made.Count, made.Select(e => e.Id).Distinct().Count());
        Assert.Equal(13, made.Count);
    }

    [Fact]
    public void Parameters_reach_the_event_and_the_reason_follows_the_deployment()
    {
        var made = Make("ecs.deployment-rolling-back[service=web,cluster=dev,account=999988887777,region=eu-west-1,deployment=ecs-svc/7]");
        Assert.Equal("arn:aws:ecs:eu-west-1:999988887777:service/dev/web", made.Resource.ToString());
        Assert.Equal("arn:aws:ecs:eu-west-1:999988887777:cluster/dev", At(made, "/detail/clusterArn"));
        Assert.Equal("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/7.", At(made, "/detail/reason"));
    }

    [Fact]
    public void A_declared_service_stands_in_for_the_default_one()
    {
        var context = Context with { Service = Arn.Parse("arn:aws:ecs:us-east-1:123456789012:service/blue/api") };
        Assert.True(BuiltInEvents.TryMake("ecs.deployment-failed", new Dictionary<string, string>(), context, out var made, out _));
        Assert.Equal("arn:aws:ecs:us-east-1:123456789012:service/blue/api", made.Resource.ToString());
    }

    [Fact]
    public void A_stopped_task_carries_its_stop()
    {
        var made = Make("ecs.task-stopped[stop-code=TaskFailedToStart,stopped-reason=CannotPullContainerError: not found,exit-code=137]");
        Assert.Equal("TaskFailedToStart", At(made, "/detail/stopCode"));
        Assert.Equal("CannotPullContainerError: not found", At(made, "/detail/stoppedReason"));
        Assert.Equal(new JsonValue.Number("137"), Parse(made).At("/detail/containers/0/exitCode")! with { Start = 0, End = 0 });
        Assert.Equal("STOPPED", At(made, "/detail/lastStatus"));
        Assert.Equal("service:payments", At(made, "/detail/group"));
    }

    [Fact]
    public void A_completion_is_sent_75_seconds_after_the_last_change()
    {
        var made = Make("ecs.deployment-completed[time=2026-11-23T10:00:00Z]");
        Assert.Equal("2026-11-23T10:00:00Z", At(made, "/time"));
        Assert.Equal("2026-11-23T09:58:45Z", At(made, "/detail/updatedAt"));
    }

    [Theory]
    [InlineData("ecs.task-stopped", "exit-code", "one", "ecs.task-stopped: exit-code is not a whole number: 'one'")]
    [InlineData("ecs.deployment-failed", "time", "noon", "time is not an ISO 8601 time such as 2026-11-23T01:02:03Z: 'noon'")]
    [InlineData("ecs.deployment-failed", "account", "12", "account is not twelve digits: '12'")]
    [InlineData("ecs.deployment-failed", "colour", "red", "ecs.deployment-failed has no parameter 'colour'; it has service, cluster, "
        + "account, region, time, deployment, reason")]
    [InlineData("ecs.crash-on-start", "service", "web", "ecs.crash-on-start is a scenario, not an event: run it")]
    [InlineData("ecs.deployment-fail", "service", "web", "there is no event or scenario 'ecs.deployment-fail'; did you mean "
        + "ecs.deployment-failed?")]
    public void What_cannot_be_made_is_refused_with_the_cause(string name, string key, string value, string error)
    {
        Assert.False(BuiltInEvents.TryMake(name, new Dictionary<string, string> { [key] = value }, Context, out _, out string said));
        Assert.Equal(error, said);
    }

    [Fact]
    public void A_reference_is_a_name_and_parameters()
    {
        Assert.True(EventReference.TryParse(@"ecs.deployment-failed[service=a\,b\],reason=x=y]", out var reference, out _));
        Assert.Equal("a,b]", reference.Values["service"]);
        Assert.Equal("x=y", reference.Values["reason"]);
        Assert.True(EventReference.TryParse("ecs.crash-on-start", out _, out _));
    }

    [Theory]
    [InlineData("ecs.unhealthy[", "'ecs.unhealthy[': the parameters do not end in ']'")]
    [InlineData("ecs.unhealthy[first=true", "'ecs.unhealthy[first=true': the parameters do not end in ']'")]
    [InlineData("ecs.unhealthy[first]", "'ecs.unhealthy[first]': write parameters as [key=value,key=value]")]
    [InlineData("ecs.unhealthy[first=true]x", "'ecs.unhealthy[first=true]x': the parameters do not end in ']'")]
    [InlineData("ecs.helthy", "there is no event or scenario 'ecs.helthy'; did you mean ecs.healthy?")]
    [InlineData("ecs.healthy[color=red]", "ecs.healthy has no parameter 'color'; it has service, cluster, desired, first")]
    public void A_reference_that_cannot_be_read_says_what_would_be_right(string text, string error)
    {
        Assert.False(EventReference.TryParse(text, out _, out string said));
        Assert.Equal(error, said);
    }

    private static EmittedEvent Make(string text)
    {
        Assert.True(EventReference.TryParse(text, out var reference, out string error), error);
        Assert.True(BuiltInEvents.TryMake(reference.Name, reference.Values, Context, out var made, out error), error);
        return made;
    }

    private static JsonValue Parse(EmittedEvent e) => JsonParser.Parse(e.Json)!;

    private static string At(EmittedEvent e, string pointer) => Parse(e).At(pointer)!.AsText()!;
}
