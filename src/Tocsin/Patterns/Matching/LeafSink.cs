namespace Tocsin.Patterns.Matching;

/// <summary>Is told of the values that a scan comes upon, in the order of the event's text.</summary>
internal unsafe interface ILeafSink
{
    /// <summary>Whether every value matters, whether or not any pattern can still match; else a scan may stop early.</summary>
    static abstract bool WantsAll { get; }

    /// <summary>Whether all that holds for a value matters, and not only what holds for none before.</summary>
    static abstract bool WantsEach { get; }

    void BeginArray(PathNode node);

    /// <summary>An object or array in the array begun last.</summary>
    void BeginElement();

    void EndElement();

    void EndArray();

    /// <param name="value">Its first byte.</param>
    void Take(PathNode node, ulong holds, byte* value);
}

/// <summary>What matching needs nearly always: only which conditions hold somewhere.</summary>
internal readonly unsafe struct NoLeaves : ILeafSink
{
    public static bool WantsAll => false;

    public static bool WantsEach => false;

    public void BeginArray(PathNode node)
    {
    }

    public void BeginElement()
    {
    }

    public void EndElement()
    {
    }

    public void EndArray()
    {
    }

    public void Take(PathNode node, ulong holds, byte* value)
    {
    }
}

/// <summary>Takes down every value, for a search that decides alone.</summary>
internal readonly unsafe struct AllLeaves(EventLeaves to) : ILeafSink
{
    public static bool WantsAll => true;

    public static bool WantsEach => true;

    public void BeginArray(PathNode node) => to.BeginArray(node);

    public void BeginElement() => to.BeginElement();

    public void EndElement() => to.EndElement();

    public void EndArray() => to.EndArray();

    public void Take(PathNode node, ulong holds, byte* value) => to.Take(node, holds, value);
}

/// <summary>Takes down values while any pattern can still match, for a search that may be needed.</summary>
internal readonly unsafe struct LiveLeaves(EventLeaves to) : ILeafSink
{
    public static bool WantsAll => false;

    public static bool WantsEach => true;

    public void BeginArray(PathNode node) => to.BeginArray(node);

    public void BeginElement() => to.BeginElement();

    public void EndElement() => to.EndElement();

    public void EndArray() => to.EndArray();

    public void Take(PathNode node, ulong holds, byte* value) => to.Take(node, holds, value);
}
