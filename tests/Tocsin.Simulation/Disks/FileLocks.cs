namespace Tocsin.Simulation.Disks;

/// <summary>SQLite's five locks of a file, https://www.sqlite.org/lockingv3.html</summary>
internal sealed class FileLocks
{
    private const int None = 0, Shared = 1, Reserved = 2, Pending = 3, Exclusive = 4;

    private readonly Dictionary<OpenFile, int> held = [];

    public bool IsReserved => held.Values.Any(l => l >= Reserved);

    public bool Take(OpenFile by, int level)
    {
        if (Of(by) >= level)
        {
            return true;
        }
        var others = held.Where(h => h.Key != by).Select(h => h.Value).ToList();
        bool isFree = level switch
        {
            Shared => others.TrueForAll(l => l < Pending),
            Reserved => others.TrueForAll(l => l < Reserved),
            _ => others.TrueForAll(l => l == None),
        };
        if (isFree)
        {
            held[by] = level;
        }
        return isFree;
    }

    public void Drop(OpenFile by, int level)
    {
        if (level == None)
        {
            held.Remove(by);
        }
        else if (Of(by) > level)
        {
            held[by] = level;
        }
    }

    private int Of(OpenFile by) => held.GetValueOrDefault(by, None);
}
