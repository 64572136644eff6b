namespace Tocsin.Aws;

/// <summary>Who calls an operation, where and when: what an operation may know besides its state and request.</summary>
public sealed record Call(AccountId Account, string Region, DateTimeOffset Now, Ids Ids)
{
    public Scope Scope => new(Account.ToString(), Region);

    /// <summary>The scope of what is global: of the account, without a region.</summary>
    public Scope GlobalScope => new(Account.ToString(), "");

    public string Partition => new Region(Region).Partition;

    /// <summary>The ARN of something of the caller's account and region.</summary>
    public Arn Arn(string service, string resource) => new(Partition, service, Region, Account.ToString(), resource);
}
