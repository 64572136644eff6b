using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Terraform;

/// <summary>
/// Terragrunt fetches the files of a root and gives its variables their values. It is another program's language, and is not read: that is
/// told once.
/// </summary>
/// <remarks>https://terragrunt.gruntwork.io/docs/reference/hcl/</remarks>
internal static class Terragrunt
{
    private const string Write =
        "what it makes: terragrunt plan -out=tfplan && terragrunt show -json tfplan > plan.json, and then plan.json";

    private static readonly string[] Names = ["terragrunt.hcl", "terragrunt.hcl.json"];

    public static bool IsIn(IEnumerable<string> files) => files.Any(f => Names.Contains(f[(f.LastIndexOf('/') + 1)..]));

    /// <param name="path">A folder without Terraform's files, or the file itself.</param>
    public static void RefuseFolder(string path, Findings findings) => findings.Error(
        FindingCode.NothingDeclared, null, $"{path} is Terragrunt's: it names a module and what to give it, and Terragrunt makes the "
            + $"Terraform of that.", Write);

    /// <param name="variables">The variables that nothing else gives a value, in the order in which they were asked for.</param>
    public static void TellOfInputs(IReadOnlyList<(string Name, Span Where)> variables, Findings findings)
    {
        const int shown = 6;
        if (variables.Count == 0)
        {
            return;
        }
        var names = variables.Select(v => v.Name).Order(StringComparer.Ordinal).ToList();
        string more = names.Count > shown ? $" and {names.Count - shown} more" : "";
        bool one = names.Count == 1;
        string said = one ? $"The variable {names[0]} has" : $"The variables {string.Join(", ", names.Take(shown))}{more} have";
        findings.Warning(
            FindingCode.MissingVariable, variables.MinBy(v => (v.Where.Source.Path, v.Where.Start)).Where,
            $"{said} no value here; terragrunt.hcl, which may give it, is not read: what depends on {(one ? "it" : "them")} is not known.",
            $"--var {names[0]}=VALUE; or {Write}");
    }
}
