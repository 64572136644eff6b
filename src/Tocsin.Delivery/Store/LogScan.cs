using System.Buffers.Binary;

namespace Tocsin.Delivery.Store;

/// <summary>Whether a write-ahead log was damaged, or only lost its end with the power.</summary>
/// <remarks>
/// SQLite reads a log up to the first frame that does not hold, and takes that for its end, without a word
/// (https://www.sqlite.org/fileformat2.html#walformat). With synchronous=FULL nothing of a commit is written before the one before is on
/// the disk: power that is lost takes a part of the last commit alone. Where whole commits stand behind a frame that does not hold,
/// something that was acknowledged would be gone: that is damage. Each frame's checksum goes on from that of the one before, which
/// stands in it, so that those behind can be held to it.
/// </remarks>
internal sealed class LogScan : IDisposable
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const uint Magic = 0x377f0682;

    private readonly Stream log;
    private readonly byte[] frame = new byte[FrameHeaderBytes + Seal.PageBytes];
    private readonly byte[] header = new byte[HeaderBytes];

    private LogScan(Stream log) => this.log = log;

    /// <summary>The byte at which damage begins; null where there is none, or no log.</summary>
    public static long? DamageAt(string path, IStoreFiles files)
    {
        if (files.Length(path) is null)
        {
            return null;
        }
        using var scan = new LogScan(files.Read(path));
        return scan.Damage();
    }

    public void Dispose() => log.Dispose();

    private long? Damage()
    {
        if (log.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            return null;
        }
        Sum stored = Stored(header, 24), computed = default(Sum).With(header.AsSpan(0, 24), IsBigEndian);
        if (stored != computed || (BinaryPrimitives.ReadUInt32BigEndian(header) & ~1u) != Magic)
        {
            // Its frames are not read at all: they were, where the first one goes on from it.
            return Next() && (Holds(stored) || Holds(computed)) ? 0 : null;
        }
        var sum = stored;
        while (Next())
        {
            if (!IsOfThisLog || !Holds(sum))
            {
                return IsBeforeOthers(sum) ? log.Position - frame.Length : null;
            }
            sum = Stored(frame, 16);
        }
        return null;
    }

    private bool IsBigEndian => (header[3] & 1) != 0;

    private bool IsCommit => BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0;

    /// <summary>The salts, which another log at the same place does not have.</summary>
    private bool IsOfThisLog => frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8));

    /// <summary>Whether a frame that does not hold has a later commit behind it than its own.</summary>
    private bool IsBeforeOthers(Sum before)
    {
        var (stored, computed) = (Stored(frame, 16), Computed(before));
        long commits = IsCommit ? 1 : 0;
        if (!Next() || !IsOfThisLog || !(Holds(stored) || Holds(computed)))
        {
            return false;
        }
        do
        {
            commits += IsCommit ? 1 : 0;
            stored = Stored(frame, 16);
        }
        while (commits < 2 && Next() && IsOfThisLog && Holds(stored));
        return commits >= 2;
    }

    private bool Next() => log.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length;

    private bool Holds(Sum before) => Computed(before) == Stored(frame, 16);

    private Sum Computed(Sum before) => before.With(frame.AsSpan(0, 8), IsBigEndian).With(frame.AsSpan(FrameHeaderBytes), IsBigEndian);

    private static Sum Stored(byte[] of, int at) =>
        new(BinaryPrimitives.ReadUInt32BigEndian(of.AsSpan(at)), BinaryPrimitives.ReadUInt32BigEndian(of.AsSpan(at + 4)));

    private readonly record struct Sum(uint First, uint Second)
    {
        public Sum With(ReadOnlySpan<byte> bytes, bool isBigEndian)
        {
            var (first, second) = this;
            for (int i = 0; i < bytes.Length; i += 8)
            {
                first += Word(bytes[i..], isBigEndian) + second;
                second += Word(bytes[(i + 4)..], isBigEndian) + first;
            }
            return new(first, second);
        }

        private static uint Word(ReadOnlySpan<byte> at, bool isBigEndian) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
    }
}
