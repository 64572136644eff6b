using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>What queues are called by.</summary>
public static class SqsNames
{
    /// <summary><c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c></summary>
    public static string Url(Arn queue) => $"https://sqs.{queue.Region}.{new Region(queue.Region).Suffix}/{queue.Account}/{queue.Resource}";

    /// <summary>The queue of such an address; null when it is none.</summary>
    public static Arn? Of(string url) =>
        url.Split('/') is [.., var host, var account, var name] && host.Split('.') is ["sqs", var region, ..]
            ? new Arn(new Region(region).Partition, "sqs", region, account, name)
            : null;
}
