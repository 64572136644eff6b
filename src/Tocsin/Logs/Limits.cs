namespace Tocsin.Logs;

/// <summary>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html and API_PutLogEvents, where nothing else is said.
/// </summary>
public static class Limits
{
    /// <summary>The newest lines of a group that are kept. Ours: AWS keeps them all.</summary>
    public const int LinesPerGroup = 50_000;

    /// <summary>As PutLogEvents counts them. Ours.</summary>
    public const long GroupBytes = 32 * 1024 * 1024;

    /// <summary>Of all groups together: beyond it, who appends forgets lines of its own group. Ours.</summary>
    public const long AllBytes = 256 * 1024 * 1024;

    /// <summary>What a line counts besides its text.</summary>
    public const int LineOverheadBytes = 26;

    /// <summary>Of one PutLogEvents.</summary>
    public const int BatchBytes = 1_048_576;

    /// <summary>From the first to the last line of one PutLogEvents.</summary>
    public static readonly TimeSpan BatchSpan = TimeSpan.FromHours(24);

    /// <summary>Lines of an earlier time are rejected.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(14);

    /// <summary>Lines of a later time are rejected.</summary>
    public static readonly TimeSpan Future = TimeSpan.FromHours(2);

    /// <summary>Lines of one answer, where the request does not ask for fewer.</summary>
    public const int LinesPerAnswer = 10_000;

    /// <summary>Of the lines of one answer.</summary>
    public const int AnswerBytes = 1_048_576;

    /// <summary>Lines that one FilterLogEvents looks at: what is left is the next page's. Ours; AWS gives partial pages too.</summary>
    public const int LinesLookedAt = 10_000;

    /// <summary>Groups or streams of one answer, where the request does not ask for another number.</summary>
    public const int PageSize = 50;

    /// <summary>Per resource.</summary>
    public const int Tags = 50;

    /// <summary>Resource policies in an account and region.</summary>
    public const int ResourcePolicies = 10;
}
