using Tocsin.Chatbot;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Logs;
using Tocsin.Policies;
using Tocsin.Slack;
using Tocsin.Sns;
using Tocsin.Sqs;

namespace Tocsin.Estates;

/// <summary>Which address leads to which hop: the pipeline, as a list.</summary>
/// <remarks>Built once over one estate; immutable, and safe for any number of threads.</remarks>
/// <param name="keepsContents">
/// Whether log groups and queues keep what is sent to them, as a server's do. Otherwise it leaves for there, and others judge what that
/// means.
/// </param>
/// <param name="sign">Signs what topics hand to queues, a notification each; null is nobody.</param>
public sealed class Hops(
    Estate estate, ChatbotProfile profile, Circumstances? around = null, bool keepsContents = false,
    Func<Envelope, NotificationSignature>? sign = null)
{
    private readonly SqsHop? queues = keepsContents ? new(estate.Sqs, sign, around) : null;
    private readonly LogsHop? logs = keepsContents ? new(estate.Logs, around) : null;
    private readonly EventBridgeHop events = new(
        estate.Events, estate.Iam, keepsContents ? (around ?? new Circumstances()) with { IsServed = true } : around);

    private readonly SnsHop sns = new(estate.Sns, estate.Kms, estate.Iam, around);
    private readonly SlackHop slack = new();

    /// <summary>The hop an address leads to; null when it leads out of what is modelled.</summary>
    /// <param name="windows">What limits have counted until now; null where none is applied.</param>
    public IHop? For(Address address, LimitWindows? windows) => address switch
    {
        Address.Bus => events,
        Address.Topic => sns,
        Address.Channel => new ChatbotHop(estate.Chatbot, profile, windows),
        Address.Slack => slack,
        Address.LogGroup => logs,
        Address.Queue => queues,
        _ => null,
    };

    /// <summary>Puts what could not be delivered into the queue that its target or its subscription names for that.</summary>
    /// <param name="undelivered">As it was to be delivered.</param>
    /// <param name="why">What ended the delivery; null where it was tried as often as it may be.</param>
    /// <returns>Null where there is no such queue, where this was no failure, or where nothing keeps what is sent.</returns>
    public DeadLetter? DeadLetterOf(Envelope undelivered, Step? why, DateTimeOffset now)
    {
        if (queues is null
            || ((why is null ? null : EventBridge.DeadLetter.Of(estate.Events, undelivered, why))
                ?? Redrive.Of(estate.Sns, undelivered, why?.Verdict.Why)) is not { } letter)
        {
            return null;
        }
        var outcome = queues.Receive(letter, now);
        var step = outcome.Branches[0].Steps[^1];
        return step.Verdict is Verdict.Arrived
            ? new DeadLetter($"kept in the dead-letter queue {letter.To}", outcome.Changes)
            : new DeadLetter($"its dead-letter queue does not take it: {step.Detail}", []);
    }

    /// <summary>Whether anything may come of what is sent to a bus; of what is sent elsewhere it may.</summary>
    public bool IsWanted(Envelope sent) => sent.To is not Address.Bus || events.IsWanted(sent);

    /// <summary>Why rules of the bus that an event came to do not match it: the answer to "why is it quiet?", for who asks.</summary>
    public IEnumerable<Miss> Misses(Envelope arrival) => events.Misses(arrival);
}
