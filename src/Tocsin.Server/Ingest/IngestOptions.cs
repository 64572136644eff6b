using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Server.Ingest;

/// <summary>A way in for what a real account sends: which of its topics are taken, and where their messages enter.</summary>
/// <param name="Name">The last part of its path: <c>/ingest/NAME</c>.</param>
/// <param name="From">The ARNs of the topics and queues; what comes from others is neither confirmed nor taken.</param>
public sealed record IngestOptions(string Name, ValueList<Arn> From)
{
    /// <summary>The name of a bus: a message is an event, and enters the bus of that name in the event's own account and region.</summary>
    public string Bus { get; init; } = "default";

    /// <summary>A topic of this server, where each message is published as it is; null where they enter a bus.</summary>
    public Arn? Topic { get; init; }

    /// <summary>
    /// The origin of a server that stands for AWS, another one like this: its certificates alone are taken then, subscriptions are
    /// confirmed there alone, and queues are asked there. Null is AWS.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// Where the password stands that subscriptions with raw delivery bring in their endpoint, <c>https://sns:PASSWORD@…</c>; null takes
    /// none of them: SNS signs nothing of what it delivers raw.
    /// </summary>
    public string? RawPasswordAt { get; init; }

    /// <summary>Characters of such a password: nobody is to find it by trying. Ours.</summary>
    public const int LeastRawPassword = 16;
}
