using System.Runtime.CompilerServices;

namespace Tocsin.Patterns.Matching;

/// <summary>
/// What one match writes to; one for each thread, grown to the largest unit and the longest string met and kept, so that matching allocates
/// nothing.
/// </summary>
internal sealed class MatchScratch
{
    [ThreadStatic]
    private static MatchScratch? mine;

    private uint[] stamps = [];
    private int[] noted = [];
    private bool[] reported = [];
    private int[] doors = [];
    private bool[] visited = [];
    private uint stamp;
    private byte[] text = new byte[256];
    private MatchUnit? lastInDoubt;
    private EventPrefetch prefetch;

    private MatchScratch() => Search = new ElementSearch(Leaves, this);

    public static MatchScratch Mine => mine ??= new MatchScratch();

    public EventLeaves Leaves { get; } = new();

    public ElementSearch Search { get; }

    /// <summary>How many numbered conditions hold.</summary>
    public int NotedCount { get; private set; }

    public ReadOnlySpan<int> Noted => noted.AsSpan(0, NotedCount);

    /// <summary>Asks for the memory that the scan of an event, or of the next, will need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(byte* json, byte* end, bool readsLittle) => prefetch.Ask(json, end, readsLittle);

    /// <summary>
    /// Was the last event that the unit matched on this thread one that had to be searched? Then the next probably is one too.
    /// </summary>
    public bool IsInDoubt(MatchUnit unit) => ReferenceEquals(lastInDoubt, unit);

    public void SetInDoubt(MatchUnit? unit) => lastInDoubt = unit;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(int conditions)
    {
        NotedCount = 0;
        if (conditions > 0)
        {
            BeginNumbered(conditions);
        }
    }

    private void BeginNumbered(int conditions)
    {
        if (stamps.Length < conditions)
        {
            stamps = new uint[conditions];
            noted = new int[conditions];
            stamp = 0;
        }
        if (++stamp == 0)
        {
            Array.Clear(stamps);
            stamp = 1;
        }
    }

    public bool IsNoted(int condition) => stamps[condition] == stamp;

    public void Note(ReadOnlySpan<int> conditions)
    {
        foreach (int condition in conditions)
        {
            if (stamps[condition] != stamp)
            {
                stamps[condition] = stamp;
                noted[NotedCount++] = condition;
            }
        }
    }

    /// <summary>None of so many patterns is reported yet.</summary>
    public void BeginReports(int patterns)
    {
        if (reported.Length < patterns)
        {
            reported = new bool[patterns];
        }
        reported.AsSpan(0, patterns).Clear();
    }

    public bool IsFirstReport(int pattern) => !reported[pattern] && (reported[pattern] = true);

    /// <summary>Room for the numbers of so many doors.</summary>
    public Span<int> Doors(int count)
    {
        if (doors.Length < count)
        {
            doors = new int[count];
        }
        return doors.AsSpan(0, count);
    }

    public void BeginUnits(int count)
    {
        if (visited.Length < count)
        {
            visited = new bool[count];
        }
        visited.AsSpan(0, count).Clear();
    }

    /// <summary>Has the unit not been asked about this event yet?</summary>
    public bool IsFirstVisit(int unit) => !visited[unit] && (visited[unit] = true);

    /// <summary>Room for so many bytes of text, and eight behind.</summary>
    public byte[] Text(int length)
    {
        if (text.Length < length + 8)
        {
            text = new byte[Math.Max(2 * text.Length, length + 8)];
        }
        return text;
    }
}
