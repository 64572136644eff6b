using System.Globalization;
using Tocsin.Aws;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sqs;
using Tocsin.Sqs.Shapes;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>Long polling: a receiver waits until a queue has a message for it, or its patience ends.</summary>
/// <remarks>
/// Each receiving is a decision in its turn, so that two receivers never get one message. Who got none asks again when the queue's next
/// message is visible, and learns of that from what is committed, which costs the writer nothing. A message may be visible and still not
/// for
/// anybody, behind one of its group: so it is not asked for again at once. Who hangs up waits no longer; when the server stops, all are
/// told
/// that there is nothing.
/// </remarks>
internal sealed class ReceivingWait(Writer writer, TimeProvider clock, CancellationToken stopping)
{
    public static bool IsFor(Recognised.Known known) => known is { Service.Name: "sqs", Operation.Shape.Name: "ReceiveMessage" };

    public async Task<Result<Done<IShape>>> Decide(Incoming incoming, Decision<Estate> decision, Caller caller)
    {
        var decided = await writer.Decide(decision, caller);
        if (!IsEmpty(decided) || Waiting(incoming, caller) is not var (queue, end) || end <= clock.GetUtcNow())
        {
            return decided;
        }
        var aborted = incoming.Http.HttpContext.RequestAborted;
        var earliest = clock.GetUtcNow() + Limits.Glance;
        while (!stopping.IsCancellationRequested)
        {
            // Before looking, so that what is committed meanwhile is not missed.
            var changed = writer.Changed(aborted);
            var now = clock.GetUtcNow();
            var visible = writer.Estate.Sqs.NextVisible(queue);
            if (visible <= now && earliest <= now)
            {
                decided = await writer.Decide(decision, caller);
                if (!IsEmpty(decided))
                {
                    return decided;
                }
                earliest = clock.GetUtcNow() + Limits.Glance;
            }
            else if (end <= now)
            {
                return decided;
            }
            else
            {
                var due = visible > earliest ? visible.Value : visible is null ? end : earliest;
                var wait = (due < end ? due : end) - now;
                await Task.WhenAny(changed, Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, aborted), Stopped);
                aborted.ThrowIfCancellationRequested();
            }
        }
        return decided;
    }

    private Task Stopped { get; } = Task.Delay(Timeout.Infinite, stopping);

    /// <summary>There was nothing to receive; a refusal is an answer.</summary>
    private static bool IsEmpty(Result<Done<IShape>> decided) =>
        decided.Error is null && decided.Value.Response is ReceiveMessageResponse { Messages: null or { Count: 0 } };

    /// <summary>For which queue, and until when: as the request says, or else the queue.</summary>
    private (Arn Queue, DateTimeOffset End)? Waiting(Incoming incoming, Caller caller)
    {
        var read = incoming.Form is { } form
            ? form.Read<ReceiveMessageRequest>()
            : JsonFieldReader.Read<ReceiveMessageRequest>(incoming.Body.Content);
        var now = clock.GetUtcNow();
        if (read.Error is not null || SqsNames.Of(read.Value.QueueUrl ?? "", caller.At(now, new Ids(0))) is not { } queue)
        {
            return null;
        }
        string? ofQueue = writer.Estate.Sqs.Find(queue.ToString())?.Attribute("ReceiveMessageWaitTimeSeconds");
        int seconds = read.Value.WaitTimeSeconds
            ?? (int.TryParse(ofQueue, NumberStyles.None, CultureInfo.InvariantCulture, out int own) ? own : 0);
        return (queue, now + TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Limits.LongestWait.TotalSeconds)));
    }
}
