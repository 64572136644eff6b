namespace Tocsin.Patterns.Matching;

/// <summary>Is told of the values that a scan comes upon, in the order of the event's text.</summary>
internal unsafe interface ILeafSink
{
    /// <summary>Whether every value matters, and all that holds for it; else a scan may stop early.</summary>
    static abstract bool WantsAll { get; }

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
