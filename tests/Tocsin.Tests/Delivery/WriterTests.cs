using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Traces;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using Tocsin.Wire;

namespace Tocsin.Tests.Delivery;

public sealed class WriterTests
{
    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        await using var given = await Given.Article();
        var before = given.Writer.Estate.Resources.ToList();
        Assert.Equal(["Chatbot", "EventBridge", "Iam", "Sns"], before.Select(r => r.GetType().Namespace![7..]).Distinct().Order());
        await given.Restart();
        Assert.Equal(before, given.Writer.Estate.Resources);
    }

    [Fact]
    public async Task A_failed_deployment_leaves_as_one_post_and_the_trace_tells_its_way()
    {
        await using var given = await Given.Article();
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        var trace = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        var leaving = Assert.Single(heard);
        Assert.Equal(TraceOutcome.Left, trace.Outcome);
        Assert.Equal(("slack:TXXXXXXXXXX/CXXXXXXXXXX", trace.Key), (leaving.Lane, leaving.Trace));
        Assert.Equal(leaving.Id, Assert.Single(trace.Routes).Leaving);
        Assert.Equal([Stage.Rule, Stage.Transformer, Stage.Topic, Stage.Subscription, Stage.Chatbot, Stage.Slack],
            trace.Routes[0].Steps.AsEnumerable().Select(s => s.Stage));
        await given.Restart();
        var kept = Assert.Single(new Outbox(given.Store).Of(trace));
        Assert.Equal((LeavingState.Pending, leaving), (kept.State, kept.Leaving));
        Assert.Contains("ECS", ((Post)kept.Leaving.Envelope.Content).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_no_rule_wants_is_kept_nowhere_unless_it_is_of_a_deployment()
    {
        await using var given = await Given.Article();
        var quiet = await given.Writer.Send(Given.Event("ecs.task-stopped"), Door.Admin, Given.Admin);
        var deployment = await given.Writer.Send(Given.Event("ecs.deployment-completed"), Door.Admin, Given.Admin);
        Assert.Equal([TraceOutcome.Unmatched, TraceOutcome.Unmatched], [quiet.Outcome, deployment.Outcome]);
        var last = Assert.Single(given.Writer.Unmatched);
        Assert.Equal((quiet.Key, quiet.Id, quiet.Work, quiet.At), (last.Key, last.Id, last.Work, last.At));
        Assert.Equal(deployment.Key, given.Store.LastNumbers().Trace);
    }

    [Fact]
    public async Task What_a_bus_or_a_topic_owns_is_gone_with_it_after_a_restart_too()
    {
        await using var given = await Given.Article();
        var topic = Assert.Single(given.Writer.Estate.Sns.Topics);
        Assert.NotEmpty(given.Writer.Estate.Sns.SubscriptionsOf(topic.Arn));
        await given.Writer.Apply([new Change.Remove(topic.Arn)], Given.Admin);
        var before = given.Writer.Estate.Resources.ToList();
        await given.Restart();
        Assert.Equal(before, given.Writer.Estate.Resources);
        Assert.DoesNotContain(before, r => r.Arn.Service == "sns");
    }

    [Fact]
    public async Task What_was_gone_with_a_topic_does_not_come_back_with_another_of_its_name()
    {
        await using var given = await Given.Article();
        var topic = Assert.Single(given.Writer.Estate.Sns.Topics);
        Assert.NotEmpty(given.Writer.Estate.Sns.SubscriptionsOf(topic.Arn));
        await given.Writer.Apply([new Change.Remove(topic.Arn)], Given.Admin);
        long rows = given.Store.Read(reading =>
        {
            using var command = reading.CreateCommand();
            command.CommandText = "SELECT count(*) FROM resource WHERE until IS NULL";
            return (long)command.ExecuteScalar()!;
        });
        Assert.Equal(given.Writer.Estate.Resources.Count(), rows);
        await given.Writer.Apply([new Change.Put(topic)], Given.Admin);
        await given.Restart();
        Assert.Empty(given.Writer.Estate.Sns.SubscriptionsOf(topic.Arn));
    }

    [Fact]
    public async Task What_was_decided_on_something_that_could_not_be_kept_is_not_kept_either()
    {
        await using var given = await Given.Article();
        var before = given.Writer.Estate;
        var topic = Assert.Single(before.Sns.Topics);
        var many = Enumerable.Range(0, 20_000)
            .Select(i => (Change)new Change.Put(topic with { Arn = topic.Arn with { Resource = $"topic-{i}" } })).ToValueList();
        given.Store.Limit(pages: 500);
        var first = given.Writer.Apply(many, Given.Admin);
        // Decided while the first is written; there is room again by the time that it could be kept.
        var second = given.Writer.Decide(
            (estate, call) =>
            {
                Assert.Equal(20_001, estate.Sns.Topics.Count());
                Assert.Throws<AggregateException>(() => first.Wait(TimeSpan.FromMinutes(2)));
                given.Store.Limit(pages: int.MaxValue);
                return Created("second")(estate, call);
            },
            Given.Caller);
        Assert.Contains("could not be kept", (await Assert.ThrowsAsync<StoreException>(() => second)).Message, StringComparison.Ordinal);
        Assert.Same(before, given.Writer.Estate);
        await given.Restart();
        Assert.Single(given.Writer.Estate.Sns.Topics);
    }

    [Fact]
    public async Task The_estate_that_a_trace_was_decided_on_can_be_had_again()
    {
        await using var given = await Given.Article();
        var before = given.Writer.Estate.Resources.ToList();
        var trace = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        var rule = Assert.Single(given.Writer.Estate.Events.Rules);
        await given.Writer.Apply([new Change.Put(rule with { State = "DISABLED" })], Given.Admin);
        await given.Writer.Apply([new Change.Remove(given.Writer.Estate.Sns.Topics.Single().Arn)], Given.Admin);
        Assert.Equal(before, given.Store.EstateAt(trace.Work, Given.Empty).Resources);
    }

    [Fact]
    public async Task What_is_sent_is_decided_once_or_anew_where_other_resources_are_there_in_its_turn()
    {
        await using var given = await Given.Article();
        var put = Put("app.ecs", "ECS Deployment State Change", "a");
        var over = new List<Estate>();
        await given.Writer.Send((estate, call) => Note(estate, call), Given.Caller);
        Assert.Single(over);
        over.Clear();
        await given.Writer.Send(
            (estate, call) =>
            {
                // It is decided here first, and this comes before it.
                _ = over.Count == 0 ? given.Writer.Decide(Created("more"), Given.Caller) : null;
                return Note(estate, call);
            },
            Given.Caller);
        Assert.Equal([1, 2], over.Select(e => e.Sns.Topics.Count()));

        Result<Done<IShape>> Note(Estate estate, Call call)
        {
            over.Add(estate);
            return put(estate, call);
        }
    }

    [Fact]
    public async Task A_work_that_throws_fails_alone()
    {
        await using var given = await Given.Article();
        var bad = given.Writer.Decide((_, _) => throw new FormatException("of ours"), Given.Caller);
        var good = given.Writer.Decide(Created("more"), Given.Caller);
        await Assert.ThrowsAsync<FormatException>(() => bad);
        Assert.Null((await good).Error);
        Assert.Equal(2, given.Writer.Estate.Sns.Topics.Count());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused_and_forgotten()
    {
        await using var given = await Given.Article();
        var before = given.Writer.Estate;
        given.Store.Limit(pages: 1);
        var refused = await Assert.ThrowsAsync<StoreException>(() => given.Writer.Decide(Created(new string('x', 200)), Given.Caller));
        Assert.Contains("is full", refused.Message, StringComparison.Ordinal);
        var together = Enumerable.Range(0, 50).Select(i => given.Writer.Decide(Created($"topic-{i}-{new string('x', 200)}"), Given.Caller));
        foreach (var one in together.ToList())
        {
            await Assert.ThrowsAsync<StoreException>(() => one);
        }
        Assert.Same(before, given.Writer.Estate);
        given.Store.Limit(pages: int.MaxValue);
        Assert.Null((await given.Writer.Decide(Created("more"), Given.Caller)).Error);
        await given.Restart();
        Assert.Equal(2, given.Writer.Estate.Sns.Topics.Count());
    }

    [Fact]
    public async Task Calls_that_come_together_are_answered_each_with_its_own()
    {
        await using var given = Given.Nothing();
        var names = Enumerable.Range(0, 200).Select(i => $"topic-{i}").ToList();
        var answers = await Task.WhenAll(names.Select(n => given.Writer.Decide(Created(n), Given.Caller)));
        Assert.Equal(
            names.Select(n => $"arn:aws:sns:ap-northeast-2:111122223333:{n}"),
            answers.Select(a => ((CreateTopicResponse)a.Value.Response).TopicArn));
        await given.Restart();
        Assert.Equal(200, given.Writer.Estate.Sns.Topics.Count());
    }

    [Fact]
    public async Task Identifiers_are_new_in_each_process()
    {
        await using var given = await Given.Article();
        var first = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Restart();
        var second = await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        Assert.NotEqual(first.Routes[0].Leaving, second.Routes[0].Leaving);
        Assert.True(second.Key > first.Key && second.Work > first.Work);
    }

    [Fact]
    public async Task A_server_that_stops_decides_what_waits_and_takes_no_more()
    {
        await using var given = await Given.Article();
        var waiting = given.Writer.Decide(Created("last"), Given.Caller);
        await given.Writer.DisposeAsync();
        Assert.Null((await waiting).Error);
        await Assert.ThrowsAsync<StoreException>(() => given.Writer.Decide(Created("later"), Given.Caller));
    }

    [Fact]
    public async Task Events_that_nobody_wants_wait_for_nobody_and_those_of_a_deployment_are_kept_all_the_same()
    {
        await using var given = await Given.Article();
        given.Store.Limit(pages: 1);
        var dropped = await given.Writer.Send(Put("app.orders", "Order", "a", "b"), Given.Caller);
        Assert.Equal(0, ((PutEventsResponse)dropped.Value.Response).FailedEntryCount);
        Assert.Equal(2, given.Writer.UnmatchedCount);
        var story = Assert.Single(given.Writer.Unmatched, t =>
            t.Id == ((PutEventsResponse)dropped.Value.Response).Entries!.Value[1].EventId);
        Assert.Contains("\"detail\":{\"name\":\"b\"}", ((EventContent)story.First.Content).Event.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(
            () => given.Writer.Send(Put("app.ecs", "ECS Deployment State Change", new string('a', 100_000)), Given.Caller).AsTask());
    }

    [Fact]
    public async Task What_Chatbot_would_lose_is_sent_and_the_trace_says_so_unless_it_is_to_be_lost()
    {
        await using var deferring = await Given.Article(ChatbotLimits.Defer);
        var traces = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => deferring.Writer.Send(Given.Event(), Door.Admin, Given.Admin)));
        Assert.Equal(2, traces.Count(t => t.Routes[0].OnAws == Reasons.Throttled));
        Assert.All(traces, t => Assert.Equal(TraceOutcome.Left, t.Outcome));
        await using var losing = await Given.Article(ChatbotLimits.Aws);
        traces = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => losing.Writer.Send(Given.Event(), Door.Admin, Given.Admin)));
        Assert.Equal(2, traces.Count(t => t.Outcome == TraceOutcome.Stopped && t.Routes[0].Why == Reasons.Throttled));
    }

    private static Decision<Estate> Put(string source, string kind, params string[] names)
    {
        string entries = string.Join(',', names.Select(n =>
            $$"""{"Source":"{{source}}","DetailType":"{{kind}}","Detail":"{\"name\":\"{{n}}\"}"}"""));
        using var body = JsonDocument.Parse($$"""{"Entries":[{{entries}}]}""");
        return Services.Read(EventBridgeOperations.All.Find("PutEvents")!.Shape, JsonFieldReader.Of(body.RootElement.Clone())).Value;
    }

    private static Decision<Estate> Created(string name) =>
        Services.Read(
            SnsOperations.All.Find("CreateTopic")!.Shape, FormFieldReader.TryRead($"Action=CreateTopic&Name={name}")!).Value;
}
