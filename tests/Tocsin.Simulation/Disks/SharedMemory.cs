using System.Runtime.InteropServices;

namespace Tocsin.Simulation.Disks;

/// <summary>The index of a write-ahead log, which the connections of a process share, and the locks on its eight places.</summary>
internal sealed unsafe class SharedMemory
{
    private readonly List<nint> regions = [];
    private readonly Dictionary<OpenFile, (int Shared, int Exclusive)> held = [];

    /// <summary>Null where there is no such region and none is to be made.</summary>
    public nint Region(OpenFile by, int number, int bytes, bool make)
    {
        held.TryAdd(by, default);
        while (make && regions.Count <= number)
        {
            regions.Add((nint)NativeMemory.AllocZeroed((nuint)bytes));
        }
        return number < regions.Count ? regions[number] : 0;
    }

    public bool Lock(OpenFile by, int places, bool isExclusive)
    {
        held.TryAdd(by, default);
        bool isFree = held.Where(h => h.Key != by).All(h => (h.Value.Exclusive & places) == 0
            && (!isExclusive || (h.Value.Shared & places) == 0));
        if (isFree)
        {
            var own = held[by];
            held[by] = isExclusive ? (own.Shared, own.Exclusive | places) : (own.Shared | places, own.Exclusive);
        }
        return isFree;
    }

    public void Unlock(OpenFile by, int places)
    {
        var own = held.GetValueOrDefault(by);
        held[by] = (own.Shared & ~places, own.Exclusive & ~places);
    }

    /// <summary>It ends with the last connection.</summary>
    public void Leave(OpenFile by)
    {
        held.Remove(by);
        if (held.Count == 0)
        {
            regions.ForEach(r => NativeMemory.Free((void*)r));
            regions.Clear();
        }
    }
}
