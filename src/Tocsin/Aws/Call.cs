namespace Tocsin.Aws;

/// <summary>Who calls an operation, where and when: what an operation may know besides its state and request.</summary>
public sealed record Call(AccountId Account, string Region, DateTimeOffset Now, Ids Ids)
{
    public string Partition => Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";
}
