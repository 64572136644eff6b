using System.Collections.Concurrent;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Slack;

namespace Tocsin.Tests.Delivery;

/// <summary>A receiver that answers by a script, and remembers what it took.</summary>
/// <param name="answer">By the number of the attempt of each message, from 1.</param>
internal sealed class ScriptedSender(Func<int, Sent> answer) : ISender
{
    private readonly ConcurrentQueue<Leaving> taken = new();
    private readonly ConcurrentDictionary<long, int> attempts = new();

    public IReadOnlyList<long> Taken => [.. taken.Select(l => l.Id)];

    /// <summary>What the posts that it took say, in their order.</summary>
    public IReadOnlyList<string> Texts => [.. taken.Select(l => ((Post)l.Envelope.Content).Description)];

    public IReadOnlyList<Leaving> Sent => [.. taken];

    public Func<Leaving, Task> Before { get; init; } = _ => Task.CompletedTask;

    public Func<Leaving, Sent?> Finds { get; init; } = _ => null;

    /// <summary>Before the script is asked; null asks it.</summary>
    public Func<Leaving, Sent?> Answers { get; init; } = _ => null;

    public Task<Sent?> Find(Leaving leaving, string? thread, CancellationToken stop) => Task.FromResult(Finds(leaving));

    public async Task<Sent> Send(Leaving leaving, string? thread, CancellationToken stop)
    {
        await Before(leaving).WaitAsync(stop);
        var sent = Answers(leaving) ?? answer(attempts.AddOrUpdate(leaving.Id, 1, (_, n) => n + 1));
        if (sent is Sent.Taken)
        {
            taken.Enqueue(leaving);
        }
        return sent;
    }
}
