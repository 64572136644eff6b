using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Faults;

/// <summary>
/// One line of the script by which the local Slack misbehaves, so that whoever posts to it can see what then becomes of their messages.
/// </summary>
/// <param name="Method"><c>chat.postMessage</c>, <see cref="Webhook"/>, or null for every method.</param>
/// <param name="Channel">A channel's id, or null for every channel and what has none.</param>
/// <param name="Times">How many calls it spoils; then it is spent.</param>
/// <param name="Committed">Whether the call is carried out first, so that what was lost is the answer alone.</param>
public sealed record SlackFault(string? Method, string? Channel, int Times, bool Committed, Misbehaviour Misbehaviour)
{
    /// <summary>What a post to an incoming webhook counts as.</summary>
    public const string Webhook = "incoming-webhook";

    /// <summary>
    /// Reads <c>{"method": "chat.postMessage", "channel": "C0123456789", "times": 3, "committed": true, "error": "fatal_error"}</c>: one of
    /// <c>retry_after</c> (seconds), <c>status</c>, <c>error</c>, <c>drop</c> (true) and <c>slow</c> (seconds); the rest may be left out.
    /// </summary>
    /// <param name="wrong">What is wrong with it, a sentence; empty when nothing is.</param>
    public static SlackFault? Read(JsonValue value, out string wrong)
    {
        wrong = "";
        string? method = value.Member("method")?.AsText(), channel = value.Member("channel")?.AsText();
        int? times = value.Member("times") is null ? 1 : Number(value, "times");
        bool committed = value.Member("committed") is JsonValue.Boolean { Value: true };
        Misbehaviour?[] said =
        [
            Number(value, "retry_after") is >= 0 and <= Limits.Seconds and { } after ? new Misbehaviour.RateLimited(after) : null,
            Number(value, "status") is >= 400 and <= 599 and { } status ? new Misbehaviour.Fails(status) : null,
            value.Member("error")?.AsText() is { Length: > 0 and <= Limits.NameLength } error ? new Misbehaviour.Error(error) : null,
            value.Member("drop") is JsonValue.Boolean { Value: true } ? new Misbehaviour.Drops() : null,
            Number(value, "slow") is >= 0 and <= Limits.Seconds and { } slow ? new Misbehaviour.Slow(TimeSpan.FromSeconds(slow)) : null,
        ];
        var one = said.OfType<Misbehaviour>().ToList();
        if (one.Count != 1)
        {
            wrong = "A fault is one of retry_after and slow (seconds), status (400 to 599), error and drop.";
        }
        else if (times is not (>= 1 and <= Limits.Times))
        {
            wrong = string.Create(CultureInfo.InvariantCulture, $"times is 1 to {Limits.Times}.");
        }
        else if (method is { Length: > Limits.NameLength } || channel is { Length: > Limits.NameLength })
        {
            wrong = string.Create(CultureInfo.InvariantCulture, $"method and channel have at most {Limits.NameLength} characters.");
        }
        return wrong.Length > 0 ? null : new SlackFault(method, channel, times!.Value, committed, one[0]);
    }

    /// <summary>The same as <see cref="Read"/> reads it.</summary>
    public JsonValue ToJson()
    {
        var members = new List<JsonMember>();
        if (Method is not null)
        {
            members.Add(new("method", new JsonValue.String(Method)));
        }
        if (Channel is not null)
        {
            members.Add(new("channel", new JsonValue.String(Channel)));
        }
        members.Add(new("times", Number(Times)));
        members.Add(new("committed", new JsonValue.Boolean(Committed)));
        members.Add(
            Misbehaviour switch
            {
                Misbehaviour.RateLimited limited => new("retry_after", Number(limited.RetryAfterSeconds)),
                Misbehaviour.Fails fails => new("status", Number(fails.Status)),
                Misbehaviour.Error error => new("error", new JsonValue.String(error.Code)),
                Misbehaviour.Slow slow => new("slow", Number((int)slow.By.TotalSeconds)),
                _ => new("drop", new JsonValue.Boolean(true)),
            });
        return new JsonValue.Object(members.ToValueList());
    }

    private static JsonValue.Number Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static int? Number(JsonValue value, string member) =>
        value.Member(member) is JsonValue.Number { Text: var text }
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
