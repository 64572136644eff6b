using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>What queues are called by, and what is in them.</summary>
public static class SqsNames
{
    private const string MessageMark = "/message/";
    private const string DeduplicationMark = "/deduplication/";
    private const string MoveTaskMark = "/move-task/";

    /// <summary><c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c></summary>
    public static string Url(Arn queue) => $"https://sqs.{queue.Region}.{new Region(queue.Region).Suffix}/{queue.Account}/{queue.Resource}";

    /// <summary>The same where the caller reaches it.</summary>
    public static string Url(Arn queue, Call call) =>
        call.Endpoint is { } endpoint ? $"{endpoint}/{queue.Account}/{queue.Resource}" : Url(queue);

    /// <summary>The queue of such an address; null when it is none.</summary>
    public static Arn? Of(string url) =>
        url.Split('/') is [.., var host, var account, var name] && host.Split('.') is ["sqs", var region, ..]
            ? new Arn(new Region(region).Partition, "sqs", region, account, name)
            : null;

    /// <summary>
    /// The queue of any address that ends in an account and a name: of the caller's region, where the host says no other.
    /// </summary>
    public static Arn? Of(string url, Call call) => Of(url) ?? (
        url.Split('/') is [.., var account, var name] && AccountId.TryParse(account, out _) && name.Length > 0
            ? call.Arn("sqs", name) with { Account = account }
            : null);

    internal static Arn Message(Arn queue, string id) => queue with { Resource = $"{queue.Resource}{MessageMark}{id}" };

    internal static Arn Deduplication(Arn queue, string key) => queue with { Resource = $"{queue.Resource}{DeduplicationMark}{key}" };

    internal static Arn MoveTask(Arn queue, string id) => queue with { Resource = $"{queue.Resource}{MoveTaskMark}{id}" };

    internal static bool IsMoveTask(Arn arn) => Behind(MoveTaskMark, arn) is not null;

    /// <summary>The queue that owns what an ARN names; itself where it names one, since no slash is in their names.</summary>
    internal static Arn QueueOf(Arn arn) =>
        arn.Resource.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? arn with { Resource = arn.Resource[..at] } : arn;

    internal static string? MessageIn(Arn arn) => Behind(MessageMark, arn);

    internal static string? DeduplicationIn(Arn arn) => Behind(DeduplicationMark, arn);

    private static string? Behind(string mark, Arn arn) =>
        arn.Resource.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at ? arn.Resource[(at + mark.Length)..] : null;
}
