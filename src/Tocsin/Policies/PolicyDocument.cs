using System.Runtime.CompilerServices;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>A policy: who may do what to which resource, and when.</summary>
/// <param name="Version">Null means 2008-10-17, which knows no policy variables.</param>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html</remarks>
public sealed record PolicyDocument(string? Version, string? Id, ValueList<Statement> Statements)
{
    /// <summary>What was read, for as long as somebody holds the text: a resource's policy is asked at each of its messages.</summary>
    private static readonly ConditionalWeakTable<string, PolicyResult> Known = [];

    public bool HasVariables => Version == "2012-10-17";

    /// <summary>
    /// Reads a policy of any kind; what only one kind demands (a topic policy its principals) its service checks. Never throws on input.
    /// The same text object is read once.
    /// </summary>
    public static PolicyResult Parse(string json) => Known.GetValue(json, static text => PolicyReader.Read(text));
}
