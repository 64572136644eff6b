namespace Tocsin.Aws;

/// <summary>A member whose value is not known offline, and that its type cannot carry: a number, a flag, a list, a structure.</summary>
/// <param name="Member">The path: <c>Targets/0/RetryPolicy/MaximumRetryAttempts</c>.</param>
/// <param name="Mark">The marked text that stands for the value.</param>
public sealed record UnknownMember(string Member, string Mark);
