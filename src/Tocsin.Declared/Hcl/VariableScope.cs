using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>A scope of plain names, as <c>templatefile</c> gives them to a template.</summary>
public sealed class VariableScope(Entries variables, FunctionContext functions) : Scope
{
    public override FunctionContext Functions { get; } = functions;

    public override Resolution Resolve(Traversal traversal) => variables[traversal.Root] is { } value
        ? new Resolution.Found(value, 0)
        : new Resolution.NotFound($"There is no variable named {traversal.Root} here.",
            variables.Count == 0 ? "No variables are given here; write the value." : $"Known are: {Listing.Of(variables.Keys)}.");
}
