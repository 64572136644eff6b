using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions;

/// <summary>Terraform's functions by name. <c>try</c> and <c>can</c> are not here: they take expressions, and belong to the evaluator.</summary>
public static class FunctionTable
{
    /// <summary>Calls a function with its arguments; a failure is worded as Terraform words it and names the argument.</summary>
    public static Attempt Call(string name, IReadOnlyList<Value> arguments, FunctionContext context) => Attempt.Fail($"There is no function named \"{name}\".");
}
