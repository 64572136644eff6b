namespace Tocsin.Benchmarks;

/// <summary>In which state events come to the matcher.</summary>
internal enum Door
{
    /// <summary>Validated before, one behind the other in memory, in that order.</summary>
    InOrder,

    /// <summary>Validated before, and in random order: none lies where the one before it would lead to expect, as in a server.</summary>
    Shuffled,

    /// <summary>As bytes, which are validated first.</summary>
    Bytes,
}
