using Tocsin.Aws;

namespace Tocsin.Delivery.Writing;

/// <summary>Who calls, and through which door: a call without its moment and its identifiers, which the writer adds.</summary>
public sealed record Caller(AccountId Account, string Region, Arn Principal, Door Door, string RequestId)
{
    /// <summary>Where the caller reaches the services, without a path; null is AWS's own.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Nobody signed the request.</summary>
    public bool IsAnonymous { get; init; }

    public Call At(DateTimeOffset now, Ids ids) => new(Account, Region, Principal, Door, RequestId, now, ids)
    {
        Endpoint = Endpoint,
        IsAnonymous = IsAnonymous,
    };
}
