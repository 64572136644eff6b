namespace Tocsin.Delivery.Writing;

/// <summary>The last so many of a stream.</summary>
/// <remarks>One writer, any number of readers: they see each one whole, and may see one too few.</remarks>
internal sealed class Ring<T>(int size)
    where T : class
{
    private readonly T?[] items = new T?[size];
    private long count;

    /// <summary>How many there have been.</summary>
    public long Count => Volatile.Read(ref count);

    public void Add(T item)
    {
        Volatile.Write(ref items[count % size], item);
        Volatile.Write(ref count, count + 1);
    }

    public IReadOnlyList<T> Newest()
    {
        long end = Count;
        var newest = new List<T>();
        for (long at = end - 1; at >= Math.Max(0, end - size); at--)
        {
            if (Volatile.Read(ref items[at % size]) is { } item)
            {
                newest.Add(item);
            }
        }
        return newest;
    }
}
