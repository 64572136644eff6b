namespace Tocsin.Patterns.Matching;

/// <summary>What one match writes to; one for each thread, grown to the largest unit and the longest string met and kept, so that matching allocates nothing.</summary>
internal sealed class MatchScratch
{
    [ThreadStatic]
    private static MatchScratch? mine;

    private uint[] stamps = [];
    private int[] noted = [];
    private int[] slots = [];
    private int[] doors = [];
    private bool[] visited = [];
    private uint stamp;
    private byte[] text = new byte[256];

    private MatchScratch() => Search = new ElementSearch(Leaves, this);

    public static MatchScratch Mine => mine ??= new MatchScratch();

    public EventLeaves Leaves { get; } = new();

    public ElementSearch Search { get; }

    /// <summary>How many numbered conditions hold.</summary>
    public int NotedCount { get; private set; }

    public ReadOnlySpan<int> Noted => noted.AsSpan(0, NotedCount);

    public void Begin(int conditions)
    {
        NotedCount = 0;
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

    /// <summary>Room for the places of so many patterns.</summary>
    public Span<int> Slots(int count)
    {
        if (slots.Length < count)
        {
            slots = new int[count];
        }
        return slots.AsSpan(0, count);
    }

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
