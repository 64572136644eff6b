using Tocsin.Aws;
using Tocsin.Delivery.Writing;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>Long polling: a receiver waits until a queue has a message for it, or its patience ends.</summary>
/// <remarks>
/// It looks at what is committed, which costs the writer nothing; where that holds a message, it takes its turn, so that two receivers
/// never
/// get one. It looks again when something was committed that changed the queues, and now and then besides, since a message becomes visible
/// by time alone. Who hangs up waits no longer; when the server stops, all are told that there is nothing.
/// </remarks>
internal sealed class ReceivingWait(Writer writer, TimeProvider clock, CancellationToken stopping)
{
    public static bool IsFor(Recognised.Known known) => known is { Service.Name: "sqs", Operation.Shape.Name: "ReceiveMessage" };

    public async Task<Result<Done<IShape>>> Decide(Incoming incoming, Decision<Estate> decision, Caller caller)
    {
        var end = clock.GetUtcNow() + WaitOf(incoming, caller);
        var aborted = incoming.Http.HttpContext.RequestAborted;
        while (true)
        {
            // Before looking, so that what is committed meanwhile is not missed.
            var changed = writer.Changed(aborted);
            var queues = writer.Estate.Sqs;
            if (!IsEmpty(writer.Answer(decision, caller)))
            {
                var decided = await writer.Decide(decision, caller);
                if (!IsEmpty(decided))
                {
                    return decided;
                }
            }
            do
            {
                var left = end - clock.GetUtcNow();
                if (left <= TimeSpan.Zero || stopping.IsCancellationRequested)
                {
                    return await writer.Decide(decision, caller);
                }
                var glance = Task.Delay(left < Limits.Glance ? left : Limits.Glance, clock, aborted);
                if (await Task.WhenAny(changed, glance) == glance)
                {
                    break;
                }
                changed = writer.Changed(aborted);
            }
            while (ReferenceEquals(queues, writer.Estate.Sqs));
            aborted.ThrowIfCancellationRequested();
        }
    }

    /// <summary>There was nothing to receive; a refusal is an answer.</summary>
    private static bool IsEmpty(Result<Done<IShape>> decided) =>
        decided.Error is null && decided.Value.Response is ReceiveMessageResponse { Messages: null or { Count: 0 } };

    /// <summary>What the request says, or else its queue.</summary>
    private TimeSpan WaitOf(Incoming incoming, Caller caller)
    {
        var read = incoming.Form is { } form
            ? form.Read<ReceiveMessageRequest>()
            : JsonFieldReader.Read<ReceiveMessageRequest>(incoming.Body.Content);
        int seconds = read.Error is not null ? 0 : read.Value.WaitTimeSeconds ?? OfQueue(read.Value.QueueUrl, caller);
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Limits.LongestWait.TotalSeconds));
    }

    private int OfQueue(string? url, Caller caller) => 0;
}
