namespace Tocsin.Aws;

/// <summary>How a list or a map is called where it is written as a form or as XML. JSON has none of these names.</summary>
/// <param name="Flat">
/// The name of each item of a flattened collection, which has no node of its own: <c>AttributeName.1=All</c>. Null is not flattened.
/// </param>
/// <param name="Key">What an entry's key is called.</param>
/// <param name="Value">What an entry's value is called.</param>
/// <remarks>Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html</remarks>
public sealed record QueryNames(string? Flat = null, string Key = "key", string Value = "value")
{
    public const string Item = "member";

    public const string Entry = "entry";

    public static QueryNames Usual { get; } = new();
}
