namespace Tocsin.Aws;

/// <summary>Who calls an operation, through which door, where and when: what an operation may know besides its state and request.</summary>
/// <param name="Principal">The user or role that calls; the service's own role or the account where it is not known.</param>
/// <param name="RequestId">What the answer names the call by.</param>
/// <param name="Ids">Of this call alone, from the seed and the number of its commit: deciding it again makes the same identifiers.</param>
public sealed record Call(AccountId Account, string Region, Arn Principal, Door Door, string RequestId, DateTimeOffset Now, Ids Ids)
{
    /// <summary>A client of the account itself.</summary>
    public Call(AccountId account, string region, DateTimeOffset now, Ids ids)
        : this(account, region, Root(account, region), Door.Client, ids.Aside.Uuid(), now, ids)
    {
    }

    /// <summary>
    /// Where the caller reaches the services, without a path: what addresses in answers begin with. Null is AWS's own.
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>It came to a server. Of what is declared in files, or what a server does by itself, nobody knows who will call.</summary>
    public bool IsServed => Endpoint is not null;

    /// <summary>Whether a resource is of the account of who calls, which nobody asks of what is declared.</summary>
    public bool Owns(Arn resource) => !IsServed || resource.Account == Account.ToString();

    public Scope Scope => new(Account.ToString(), Region);

    /// <summary>The scope of what is global: of the account, without a region.</summary>
    public Scope GlobalScope => new(Account.ToString(), "");

    /// <summary>Nobody signed: it is whoever has the link.</summary>
    public bool IsAnonymous { get; init; }

    public string Partition => new Region(Region).Partition;

    /// <summary>The ARN of something of the caller's account and region.</summary>
    public Arn Arn(string service, string resource) => new(Partition, service, Region, Account.ToString(), resource);

    private static Arn Root(AccountId account, string region) => new(new Region(region).Partition, "iam", "", account.ToString(), "root");
}
