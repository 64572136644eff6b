using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Senders;
using Tocsin.Text;

namespace Tocsin.Delivery.Pumping;

/// <summary>One destination: its messages in order, and when the next may go.</summary>
/// <remarks>What of it is seen from elsewhere is for whoever has the pump's lock.</remarks>
/// <param name="options">Of now: a workspace may be authorised later.</param>
internal sealed class Lane(string name, Func<PumpOptions> options)
{
    /// <summary>When the earliest of the last <see cref="PumpOptions.Burst"/> messages would have gone at the even pace.</summary>
    private DateTimeOffset even = DateTimeOffset.MinValue;
    private readonly SortedSet<long> parked = [];
    private readonly Holds holds = new();

    public string Name => name;

    public PumpOptions Options => options();

    public Queue<long> Waiting { get; private set; } = new();

    /// <summary>Its first message may be there already: its answer was lost, or the process that sent it ended.</summary>
    public bool IsUncertain { get; set; }

    /// <summary>Slack refused many messages as one: they go one by one.</summary>
    public bool IsOneByOne { get; private set; }

    /// <summary>Why messages are parked; null where none are.</summary>
    public Blockage? Blockage { get; private set; }

    public Task Running { get; set; } = Task.CompletedTask;

    /// <summary>One more. Where older ones are parked, the oldest goes first: what was refused may be set otherwise by now.</summary>
    public void Offer(long id)
    {
        parked.Remove(id);
        if (Waiting.Count == 0 && parked.Count > 0 && parked.Min < id)
        {
            Probe();
        }
        Waiting.Enqueue(id);
    }

    /// <summary>The oldest of those that are parked gets another try.</summary>
    public void Probe()
    {
        if (Waiting.Count == 0 && parked.Count > 0)
        {
            Waiting.Enqueue(parked.Min);
            parked.Remove(parked.Min);
        }
    }

    /// <summary>All that are parked go, each before those that came after it.</summary>
    public void Unpark()
    {
        Waiting = new Queue<long>(parked.Union(Waiting).Order());
        parked.Clear();
        Blockage = null;
    }

    /// <summary>One waits no more; it need not be the first: others may have come before it while it was on its way.</summary>
    public void Leave(long id)
    {
        Remove(id);
        if (parked.Count == 0)
        {
            Blockage = null;
        }
    }

    private void Remove(long id)
    {
        if (Waiting.TryPeek(out long first) && first == id)
        {
            Waiting.Dequeue();
        }
        else
        {
            Waiting = new Queue<long>(Waiting.Where(w => w != id));
        }
        IsOneByOne &= Waiting.Count > 0;
    }

    /// <summary>One that left is parked.</summary>
    /// <returns>True where nobody knew.</returns>
    public bool Park(long id, string why, DateTimeOffset now)
    {
        bool isNew = Blockage?.Why != why;
        parked.Add(id);
        Blockage = new Blockage(name, why, isNew ? now : Blockage!.Since, parked.Count);
        return isNew;
    }

    /// <summary>What becomes of it when one of its messages was tried.</summary>
    /// <returns>Why it refuses, where nobody knew; null elsewhere.</returns>
    public Blockage? Settled(long id, Settlement settlement, Sent sent, DateTimeOffset now)
    {
        switch (settlement)
        {
            case Settlement.Again again:
                Hold(now, again.Due, ((Sent.Later)sent).Why);
                return null;
            case Settlement.Parked refused:
                Remove(id);
                return Park(id, refused.Why, now) ? Blockage : null;
            case Settlement.Delivered when Blockage is not null:
                Remove(id);
                Unpark();
                return null;
            default:
                Leave(id);
                return null;
        }
    }

    /// <summary>Those that were told in one go by themselves, each in its place.</summary>
    public void Part(IReadOnlyCollection<long> members)
    {
        Waiting = new Queue<long>(Waiting.Union(members).Order());
        IsOneByOne = true;
    }

    /// <summary>When a message that is due then may go, at its pace.</summary>
    public DateTimeOffset Earliest(DateTimeOffset due, DateTimeOffset now, PumpOptions at)
    {
        var paced = Paced(now, at);
        return paced > due ? paced : due;
    }

    /// <summary>
    /// How long it takes until the last that waits is told, at this lane's pace, when the first goes now; null where they go at once, or
    /// one by one.
    /// </summary>
    public TimeSpan? Drain(DateTimeOffset now) =>
        IsUncertain || IsOneByOne || Options.Pace == TimeSpan.Zero || Waiting.Count <= Options.Burst ? null
        : Ahead(now, Options) + (Options.Pace * (Waiting.Count - Options.Burst));

    /// <summary>One goes now.</summary>
    public void Begun(DateTimeOffset now, PumpOptions at) => even = now + Ahead(now, at) + at.Pace;

    /// <summary>It stands.</summary>
    public void Hold(DateTimeOffset from, DateTimeOffset until, string why) => holds.Add(from, until, why);

    /// <summary>What a message waited for until then.</summary>
    public ValueList<Delay> DelaysOf(Leaving leaving, DateTimeOffset until)
    {
        // Of one that a silence kept back nobody knows from when on it could have gone.
        var turn = leaving.Silence is null ? leaving.Due : until;
        return holds.Between(leaving.At, turn, until, Options.Pace > TimeSpan.Zero ? "the channel's pace" : "messages before it");
    }

    private DateTimeOffset Paced(DateTimeOffset now, PumpOptions at)
    {
        var burst = at.Pace * (at.Burst - 1);
        var ahead = Ahead(now, at);
        return ahead > burst ? now + ahead - burst : now;
    }

    /// <summary>How far it is ahead of the even pace; where that is further than it can be, the clock has been set back since.</summary>
    private TimeSpan Ahead(DateTimeOffset now, PumpOptions at) =>
        even > now && even - now <= at.Pace * (at.Burst + 1) ? even - now : TimeSpan.Zero;
}
