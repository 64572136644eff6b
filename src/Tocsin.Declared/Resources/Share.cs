using Tocsin.Declared.Instances;

namespace Tocsin.Declared.Resources;

/// <summary>What one instance gives of a request: all of it, or what is under one of its members.</summary>
/// <param name="Resource">What the request makes or changes of it, as places name it: an ARN, or a target's
/// <c>RULE-ARN/target/ID</c>.</param>
/// <param name="Members">How the members are called in its block.</param>
/// <param name="Under">The member that it gives: <c>Targets/0</c>; empty is the request itself.</param>
internal sealed record Share(ResourceInstance Instance, string Resource, Members Members, string Under = "")
{
    /// <summary>The path of a request's member within this share; null when it is another's.</summary>
    public string? Within(string member) =>
        Under.Length == 0 ? member
        : member == Under ? ""
        : member.StartsWith(Under, StringComparison.Ordinal) && member[Under.Length] == '/' ? member[(Under.Length + 1)..]
        : null;
}
