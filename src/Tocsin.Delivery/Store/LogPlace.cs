using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Delivery.Store;

/// <summary>Where log lines are kept: the columns that they are found and removed by.</summary>
/// <param name="Group">The ARN of the log group.</param>
/// <param name="Stream">Null for all of the group.</param>
internal readonly record struct LogPlace(string Group, string? Stream)
{
    private const string StreamPart = ":log-stream:";

    public LogPlace(LogLine line)
        : this(line.GroupArn.ToString(), line.Stream)
    {
    }

    /// <summary>That of a log group or a stream; null for what is neither.</summary>
    public static LogPlace? Of(Arn arn) =>
        arn.Service != "logs" ? null
        : arn.Resource.IndexOf(StreamPart, StringComparison.Ordinal) is >= 0 and var at
            ? new((arn with { Resource = arn.Resource[..at] }).ToString(), arn.Resource[(at + StreamPart.Length)..])
            : new(arn.ToString(), null);
}
