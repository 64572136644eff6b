using System.Runtime.CompilerServices;
using Tocsin.Json;
using Tocsin.Patterns;

namespace Tocsin.Benchmarks;

/// <summary>Events against one set, again and again.</summary>
internal sealed class Pass
{
    private readonly PatternSet set;
    private readonly EventBytes[] events;
    private readonly byte[][] texts;
    private readonly int[] matched;

    public Pass(PatternSet set, EventBytes[] events, Door door)
    {
        this.set = set;
        this.events = [.. events];
        if (door == Door.Shuffled)
        {
            new Random(7).Shuffle(this.events);
        }
        texts = door == Door.Bytes ? [.. events.Select(e => e.Span.ToArray())] : [];
        matched = new int[set.Count];
        Matches = new int[set.Count];
    }

    /// <summary>How many events each pattern matched in the last pass.</summary>
    public int[] Matches { get; }

    // Its name is what bench/instructions.sh counts inside of.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run()
    {
        Array.Clear(Matches);
        if (texts.Length > 0)
        {
            RunBytes();
            return;
        }
        foreach (EventBytes @event in events)
        {
            Match(@event);
        }
    }

    private void RunBytes()
    {
        foreach (byte[] text in texts)
        {
            if (!EventBytes.TryCreate(text, out EventBytes @event, out JsonError error))
            {
                throw new InvalidDataException(error.Message);
            }
            Match(@event);
            @event.Return();
        }
    }

    private void Match(EventBytes @event)
    {
        int count = set.Match(@event, matched);
        foreach (int id in matched.AsSpan(0, count))
        {
            Matches[id]++;
        }
    }
}
