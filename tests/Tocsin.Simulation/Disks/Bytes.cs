namespace Tocsin.Simulation.Disks;

/// <summary>What a file holds.</summary>
internal sealed class Bytes
{
    private byte[] bytes = [];

    public int Length { get; private set; }

    public Bytes Copy() => new() { bytes = bytes[..Length], Length = Length };

    /// <summary>How many there were to read; the rest is zeros.</summary>
    public int Read(long offset, Span<byte> into)
    {
        int there = (int)Math.Clamp(Length - offset, 0, into.Length);
        bytes.AsSpan((int)Math.Min(offset, Length), there).CopyTo(into);
        into[there..].Clear();
        return there;
    }

    public void Write(long offset, ReadOnlySpan<byte> from)
    {
        int end = (int)offset + from.Length;
        if (end > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(end, 2 * bytes.Length));
        }
        from.CopyTo(bytes.AsSpan((int)offset));
        Length = Math.Max(Length, end);
    }

    public void Truncate(long length)
    {
        int to = (int)length;
        if (to > bytes.Length)
        {
            Array.Resize(ref bytes, to);
        }
        bytes.AsSpan(Math.Min(to, Length), Math.Abs(Length - to)).Clear();
        Length = to;
    }
}
