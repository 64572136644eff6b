namespace Tocsin.Server.Slack.Faults;

/// <summary>What Slack does instead of answering as it should.</summary>
public abstract record Misbehaviour
{
    private Misbehaviour()
    {
    }

    /// <summary>429, with the seconds after which to come again.</summary>
    public sealed record RateLimited(int RetryAfterSeconds) : Misbehaviour;

    /// <summary>Another status, with a page that is no JSON: 503.</summary>
    public sealed record Fails(int Status) : Misbehaviour;

    /// <summary>200 with an error: <c>is_archived</c>, <c>fatal_error</c>.</summary>
    public sealed record Error(string Code) : Misbehaviour;

    /// <summary>The connection ends without an answer.</summary>
    public sealed record Drops : Misbehaviour;

    /// <summary>The answer is right, and late.</summary>
    public sealed record Slow(TimeSpan By) : Misbehaviour;
}
