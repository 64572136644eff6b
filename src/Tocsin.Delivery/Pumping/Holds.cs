using Tocsin.Delivery.Outgoing;
using Tocsin.Text;

namespace Tocsin.Delivery.Pumping;

/// <summary>When a lane stood, and for what: the last times of it, one after the other.</summary>
internal sealed class Holds
{
    private readonly List<(DateTimeOffset From, DateTimeOffset Until, string Why)> all = [];

    public void Add(DateTimeOffset from, DateTimeOffset until, string why)
    {
        if (all is [.., var last] && last.Why == why && from <= last.Until && until >= last.From)
        {
            all[^1] = (from < last.From ? from : last.From, until > last.Until ? until : last.Until, why);
            return;
        }
        if (all.Count == Limits.Holds)
        {
            all.RemoveAt(0);
        }
        all.Add((from, until, why));
    }

    /// <summary>What a message waited for between two times; what is short is left out.</summary>
    /// <param name="turn">From when on it could have gone.</param>
    /// <param name="pace">What the rest of the time went to.</param>
    public ValueList<Delay> Between(DateTimeOffset left, DateTimeOffset turn, DateTimeOffset until, string pace)
    {
        var delays = all.GroupBy(h => h.Why).Select(g => new Delay(Sum(g.Select(h => Shared(h.From, h.Until, left, until))), g.Key));
        var rest = until - turn - Sum(all.Select(h => Shared(h.From, h.Until, turn, until)));
        return delays.Append(new Delay(rest, pace)).Where(d => d.Length >= Delay.Shortest).ToValueList();
    }

    private static TimeSpan Shared(DateTimeOffset from, DateTimeOffset until, DateTimeOffset begin, DateTimeOffset end)
    {
        var shared = (until < end ? until : end) - (from > begin ? from : begin);
        return shared > TimeSpan.Zero ? shared : TimeSpan.Zero;
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> lengths) => lengths.Aggregate(TimeSpan.Zero, (a, b) => a + b);
}
