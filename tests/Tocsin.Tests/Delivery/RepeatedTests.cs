using System.Text;
using Tocsin.Aws;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Store;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;

namespace Tocsin.Tests.Delivery;

/// <summary>Where nobody can tell whether Slack has a message, the second one says that it may be one, and is counted.</summary>
public sealed class RepeatedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_marked_where_Slack_cannot_be_asked_and_not_where_it_says_that_it_has_none(bool canAsk)
    {
        await using var given = await Given.Article();
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        await given.Restart();
        var sender = new ScriptedSender(n => n switch
        {
            1 => new Sent.Later("Slack did not answer in time", IsLost: true),
            2 => new Sent.Later("Slack answered 503"),
            _ => new Sent.Taken("1.1"),
        })
        {
            Finds = _ => canAsk ? null : new Sent.Untold("missing_scope"),
        };
        var outbox = new Outbox(given.Store);
        var quick = PumpOptions.Unpaced with
        {
            Retry = new RetryPolicy.Aging(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4), TimeSpan.FromDays(1)),
        };
        await using var pump = new Pump(outbox, given.Writer, _ => sender, _ => quick, TimeProvider.System);
        pump.Load();
        pump.Start();
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (outbox.Find(1)!.State != LeavingState.Delivered)
        {
            await Task.Delay(5, timeout.Token);
        }
        Assert.Equal((!canAsk, !canAsk), (outbox.Find(1)!.IsRepeated, Assert.Single(sender.Sent).IsRepeated));
        Assert.Equal(canAsk ? 0 : 1, outbox.Repeated());
    }

    [Fact]
    public async Task A_message_that_may_be_a_second_one_says_so_and_has_the_same_id()
    {
        await using var given = await Given.Article();
        IReadOnlyList<Leaving> heard = [];
        given.Writer.Heard = left => heard = left;
        await given.Writer.Send(Given.Event(), Door.Admin, Given.Admin);
        var leaving = Assert.Single(heard);
        var post = (Post)leaving.Envelope.Content;
        var (first, second) = (Body(leaving), Body(leaving with { IsRepeated = true }));
        Assert.Equal(first.At("/metadata/event_payload/id")?.AsText(), second.At("/metadata/event_payload/id")?.AsText());
        Assert.DoesNotContain('.', second.At("/metadata/event_type")?.AsText()!);
        Assert.Equal((null, "true"), (Repeated(first), Repeated(second)));
        Assert.DoesNotContain("Perhaps for the second time", JsonWriter.Write(first), StringComparison.Ordinal);
        Assert.Contains("Perhaps for the second time", JsonWriter.Write(second), StringComparison.Ordinal);

        JsonValue Body(Leaving of) => JsonParser.Parse(Encoding.UTF8.GetString(SlackBody.Of(post, of, null).Span))!;

        static string? Repeated(JsonValue of) =>
            of.At("/metadata/event_payload/repeated") is { } value ? JsonWriter.Write(value) : null;
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"missing_scope"}""", true)]
    [InlineData("""{"ok":false,"error":"not_allowed_token_type"}""", true)]
    [InlineData("""{"ok":true,"messages":[]}""", false)]
    public void An_app_that_may_not_read_the_history_is_not_told(string answer, bool isUntold)
    {
        var (told, _, _) = SlackHistory.Told("m-1", Encoding.UTF8.GetBytes(answer));
        Assert.Equal(isUntold, told is Sent.Untold);
        Assert.Equal(!isUntold, told is null);
    }
}
