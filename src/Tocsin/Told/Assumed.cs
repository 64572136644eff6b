using Tocsin.Text;

namespace Tocsin.Told;

/// <param name="AccountSource">Where the account is from: <c>--account</c>, <c>tocsin.yaml</c>, or <c>assumed</c>.</param>
/// <param name="RegionSource">Likewise: <c>--region</c>, <c>provider</c>, <c>AWS_REGION</c>, <c>default</c>.</param>
public sealed record Assumed(string Account, string AccountSource, string Region, string RegionSource)
{
    /// <summary>The accounts of further places, where they are for several.</summary>
    public ValueList<string> Others { get; init; }
}
