namespace Tocsin.Aws;

/// <summary>One constraint that a request breaks.</summary>
/// <param name="Member">The member's path, for who must find where it is declared: <c>Targets/0/Id</c>.</param>
/// <param name="Text">What AWS says of it: <c>Value 'a b' at 'targets.1.member.id' failed to satisfy constraint: …</c>.</param>
public sealed record Violation(string Member, string Text);
