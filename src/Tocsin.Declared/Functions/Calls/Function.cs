using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>One of Terraform's functions. Its body gets arguments that have the parameters' types.</summary>
/// <param name="Rest">The parameter that takes all further arguments, if there is one.</param>
internal sealed record Function(string Name, ValueList<Parameter> Parameters, Func<Arguments, Attempt> Body, Parameter? Rest = null);

/// <param name="Name">As Terraform's error messages name it.</param>
/// <param name="Unknowns">What an unknown value in an argument means for the answer.</param>
internal sealed record Parameter(string Name, TerraformType Type, OnUnknown Unknowns = OnUnknown.Read, bool AllowsNull = false)
{
    public static Parameter Str(string name, OnUnknown unknowns = OnUnknown.Read) => new(name, TerraformType.String, unknowns);

    public static Parameter Number(string name) => new(name, TerraformType.Number);

    public static Parameter Any(string name, OnUnknown unknowns = OnUnknown.Pass) => new(name, TerraformType.Any, unknowns);

    public static Parameter ListOf(string name, TerraformType element, OnUnknown unknowns = OnUnknown.Pass) =>
        new(name, new TerraformType.List(element), unknowns);

    public static Parameter SetOf(string name, TerraformType element, OnUnknown unknowns = OnUnknown.Read) =>
        new(name, new TerraformType.Set(element), unknowns);
}

internal enum OnUnknown
{
    /// <summary>The answer depends on all of the argument: anything unknown inside it makes the answer unknown.</summary>
    Read,

    /// <summary>Only an argument that is unknown as a whole does; what is unknown inside it goes with it into the answer.</summary>
    Pass,

    /// <summary>The function decides.</summary>
    Take,
}
