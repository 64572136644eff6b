namespace Tocsin.Aws;

/// <summary>
/// An account in a region: names are unique and quotas count within it. What is global (IAM, Chatbot) is in the account's scope without a
/// region.
/// </summary>
/// <remarks>Orders by region, then account, as ARNs of one partition do.</remarks>
public readonly record struct Scope(string Account, string Region) : IComparable<Scope>
{
    public static Scope Of(Arn arn) => new(arn.Account, arn.Region);

    public int CompareTo(Scope other) =>
        string.CompareOrdinal(Region, other.Region) is not 0 and var byRegion ? byRegion : string.CompareOrdinal(Account, other.Account);
}
