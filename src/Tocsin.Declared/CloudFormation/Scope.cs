using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>What the functions of a template look up.</summary>
internal abstract class Scope
{
    /// <summary>The value of <c>Ref</c>: of a parameter, a pseudo parameter or a resource.</summary>
    /// <param name="otherwise">What to write when nothing has a name like it.</param>
    public abstract Value Ref(string name, Span where, string? otherwise = null);

    public abstract Value GetAtt(string resource, string attribute, Span where);

    /// <summary>True, false or unknown.</summary>
    public abstract Value Condition(string name, Span where);

    /// <summary>The map of that name, or null.</summary>
    public abstract Node? Mapping(string name);

    public abstract Value Import(string export, Span where);

    public abstract string Region { get; }
}
