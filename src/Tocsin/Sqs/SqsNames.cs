using Tocsin.Aws;

namespace Tocsin.Sqs;

/// <summary>What queues are called by.</summary>
public static class SqsNames
{
    /// <summary><c>https://sqs.REGION.amazonaws.com/ACCOUNT/NAME</c></summary>
    public static string Url(Arn queue) => $"https://sqs.{queue.Region}.{new Region(queue.Region).Suffix}/{queue.Account}/{queue.Resource}";
}
