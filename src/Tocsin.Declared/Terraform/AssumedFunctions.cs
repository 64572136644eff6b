using Tocsin.Declared.Functions;
using Tocsin.Declared.Hcl;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// Says once of each function that it answers otherwise here than in an apply: because it reads the clock, or makes what differs each time,
/// or because Terraform has no such function.
/// </summary>
internal sealed class AssumedFunctions(Findings findings) : ExpressionVisitor
{
    private readonly HashSet<string> said = [];

    protected override void OnCall(Expression.Call call)
    {
        string name = call.Name.StartsWith("core::", StringComparison.Ordinal) ? call.Name[6..] : call.Name;
        if (Said(name, call.NameSpan) is { } message && said.Add(name))
        {
            findings.Note(FindingCode.AssumedFunction, call.NameSpan, message);
        }
    }

    private static string? Said(string name, Span where) => name switch
    {
        "timestamp" or "plantimestamp" => $"{name}() reads the clock; here it is always the same time.",
        "uuid" or "bcrypt" => $"{name}() differs each time; what depends on it is not known here.",
        _ when TofuFunctions.Names.Contains(name) && !where.Source.Path.Contains(".tofu", StringComparison.Ordinal) =>
            $"OpenTofu has the function {name}, and terraform has not: it refuses the call.",
        _ => null,
    };
}
