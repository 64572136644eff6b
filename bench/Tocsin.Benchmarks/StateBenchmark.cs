using System.Globalization;
using System.Text;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Logs;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Benchmarks;

/// <summary>
/// What a server asks of the engine: requests decided and applied, events matched, each at n and at 2n, so that what is not linear shows.
/// </summary>
internal static class StateBenchmark
{
    private const int RulesPerBus = 250;
    private const string Pattern = """{"source":["my.app"],"detail":{"kind":["KIND"],"state":[{"prefix":"fail"}]}}""";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, TimeSpan.Zero);
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", Now, new Ids(1));

    public static int Run(bool json)
    {
        var rows = new List<StateRow>();
        Twice(rows, "put-rule", 10_000, n => () => PutRules(n));
        Twice(rows, "subscribe", 8_000, n => () => Subscribe(n));
        Twice(rows, "miss-250", 50_000, Misses);
        Twice(rows, "bytes-to-match-1k", 20_000, n => FromBytes(n, Event(900)));
        Twice(rows, "bytes-to-match-2k", 20_000, n => FromBytes(n, Event(2_300)));
        Twice(rows, "change-one-rule", 10_000, ChangeOneRule, items: 500);
        Twice(rows, "put-events", 20_000, Entries);
        Twice(rows, "first-event", 10_000, FirstEvent, items: 1);
        Twice(rows, "idle-step", 200, ServicesBenchmark.IdleSteps);
        Twice(rows, "failed-deployments", 200, n => () => ServicesBenchmark.FailedDeployments(n));
        StateRow.Print(rows, json);
        return 0;
    }

    /// <param name="prepare">Makes what is measured ready, for a size; what it gives is measured.</param>
    /// <param name="items">How many things are done, when that is not the size.</param>
    private static void Twice(List<StateRow> rows, string name, int n, Func<int, Action> prepare, int? items = null)
    {
        StateRow.Of(name, n, items ?? n, prepare(n));
        rows.Add(StateRow.Of(name, n, items ?? n, prepare(n)));
        rows.Add(StateRow.Of(name, 2 * n, items ?? 2 * n, prepare(2 * n)));
    }

    private static Estate PutRules(int count)
    {
        var estate = new Estate(AccountId.Assumed, "us-east-1");
        for (int i = 0; i < count; i++)
        {
            string bus = string.Create(CultureInfo.InvariantCulture, $"bus-{i / RulesPerBus}");
            if (i % RulesPerBus == 0)
            {
                estate = estate.With(CreateEventBus.Decide(estate.Events, new CreateEventBusRequest { Name = bus }, Call).Value.Changes);
            }
            estate = estate.With(PutRule.Decide(estate.Events, Rule(i, bus), Call).Value.Changes);
        }
        return estate;
    }

    private static PutRuleRequest Rule(int i, string bus) =>
        new PutRuleRequest
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"rule-{i}"),
            EventPattern = Pattern.Replace("KIND", $"kind-{i}", StringComparison.Ordinal),
            EventBusName = bus,
        };

    private static void Subscribe(int count)
    {
        var estate = new Estate(AccountId.Assumed, "us-east-1");
        for (int i = 0; i < count; i++)
        {
            var topic = CreateTopic.Decide(
                estate.Sns, new CreateTopicRequest { Name = string.Create(CultureInfo.InvariantCulture, $"topic-{i}") }, Call).Value;
            estate = estate.With(topic.Changes);
            string queue = Call.Arn("sqs", string.Create(CultureInfo.InvariantCulture, $"queue-{i}")).ToString();
            // One topic of all has as many subscribers as there are topics.
            foreach (string arn in new[] { topic.Response.TopicArn!, Call.Arn("sns", "topic-0").ToString() }.Distinct())
            {
                estate = estate.With(
                    Tocsin.Sns.Operations.Subscribe.Decide(estate.Sns,
                        new SubscribeRequest { TopicArn = arn, Protocol = "sqs", Endpoint = queue }, Call).Value.Changes);
            }
        }
    }

    private static Action Misses(int count)
    {
        var hop = new EventBridgeHop(PutRules(RulesPerBus).Events);
        var envelope = new Envelope(Address.Of(BusOf(0)), new EventContent(Made(Event(900))), new Origin("e"));
        hop.Receive(envelope, Now);
        return () =>
        {
            for (int i = 0; i < count; i++)
            {
                hop.Receive(envelope, Now);
            }
        };
    }

    private static Action FromBytes(int count, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        var pattern = Patterns.EventPattern.Parse(Pattern).Match(p => p, e => throw new InvalidDataException(e.Message));
        return () =>
        {
            for (int i = 0; i < count; i++)
            {
                EventBytes.TryCreate(utf8, out var bytes, out _);
                pattern.Matches(bytes);
                bytes.Return();
            }
        };
    }

    /// <summary>A rule of one bus among many changes, and the next event of that bus is matched.</summary>
    private static Action ChangeOneRule(int count)
    {
        var estate = PutRules(count);
        var envelope = new Envelope(Address.Of(BusOf(0)), new EventContent(Made(Event(900))), new Origin("e"));
        new EventBridgeHop(estate.Events).Receive(envelope, Now);
        return () =>
        {
            for (int i = 0; i < 500; i++)
            {
                var changed = Rule(0, "bus-0") with { EventPattern = Pattern.Replace("KIND", $"other-{i}", StringComparison.Ordinal) };
                estate = estate.With(PutRule.Decide(estate.Events, changed, Call).Value.Changes);
                new EventBridgeHop(estate.Events).Receive(envelope, Now);
            }
        };
    }

    private static Action Entries(int count)
    {
        var events = EventBridgeState.Empty;
        var request = new PutEventsRequest
        {
            Entries = Enumerable.Range(0, 10)
                .Select(
                    i => new PutEventsRequestEntry { Source = "my.app", DetailType = "order", Detail = $$"""{"id":{{i}},"state":"ok"}""" })
                .ToValueList(),
        };
        return () =>
        {
            for (int i = 0; i < count / 10; i++)
            {
                _ = PutEvents.Decide(events, request, Call).Value;
            }
        };
    }

    private static Action FirstEvent(int count)
    {
        var estate = PutRules(count);
        var conveyor = new Conveyor(new Hops(estate, ChatbotProfile.Current), LimitWindows.Empty);
        var envelope = new Envelope(Address.Of(BusOf(1)), new EventContent(Made(Event(900))), new Origin("e"));
        return () => conveyor.Carry(envelope, Now);
    }

    private static string BusOf(int number) => Call.Arn("events", $"event-bus/bus-{number}").ToString();

    /// <summary>An event of about that many bytes that no rule wants.</summary>
    private static string Event(int bytes) =>
        """
        {"version":"0","id":"6c3f2c0e-0f3a-4d0c-9f6f-0d6a1f6f0001","detail-type":"order","source":"my.app","account":"111122223333",
        "time":"2026-11-23T01:02:03Z","region":"us-east-1","resources":[],"detail":{"kind":"none of them","state":"failed","items":[ITEMS]}}
        """.Replace("ITEMS", string.Join(',', Enumerable.Range(0, (bytes - 260) / 32).Select(Item)), StringComparison.Ordinal);

    private static string Item(int i) => string.Create(CultureInfo.InvariantCulture, $"{{\"sku\":\"A-{i:D6}\",\"count\":{i % 10}}}");

    private static EventBytes Made(string text) =>
        EventBytes.TryCreate(text, out var bytes, out var error) ? bytes : throw new InvalidDataException(error.Message);
}
