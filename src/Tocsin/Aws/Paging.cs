namespace Tocsin.Aws;

/// <summary>The members by which an answer comes in parts.</summary>
/// <param name="Token">Of the request: where to go on.</param>
/// <param name="Next">Of the response: the token of what follows.</param>
/// <param name="Limit">Of the request: how many at most; null where it cannot be said.</param>
public sealed record Paging(string Token, string Next, string? Limit);
