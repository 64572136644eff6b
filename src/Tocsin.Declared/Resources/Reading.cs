using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Resources;

/// <summary>What a folder of declarations comes to.</summary>
/// <param name="Estate">Everything there would be after an apply.</param>
/// <param name="Locate">Finds where a place of the estate is declared.</param>
/// <param name="Findings">What is wrong with the declarations, or not read of them, in the order it was found.</param>
/// <param name="Resources">How many instances of each type are declared, by Terraform type, modelled or not.</param>
/// <param name="Assumed">The account and region in force, and where they come from.</param>
/// <param name="LiteralAccounts">Account ids written in the files that differ from the account in force.</param>
/// <param name="ResourceAddresses">Each declared address that has one, and its ARN; a target's is <c>RULE-ARN/target/ID</c>.</param>
public sealed record Reading(
    Estate Estate,
    Locate Locate,
    ValueList<Finding> Findings,
    IReadOnlyDictionary<string, int> Resources,
    Assumed Assumed,
    ValueList<LiteralAccount> LiteralAccounts,
    IReadOnlyDictionary<string, string> ResourceAddresses)
{
    /// <summary>Comments by which findings are suppressed, in the order of the files.</summary>
    public ValueList<Suppression> Suppressions { get; init; }

    /// <summary>What all of it is declared in, for what is said of no place; where that is several, Terraform.</summary>
    public Language Language { get; init; } = TerraformLanguage.Words;

    /// <summary>What is declared and not modelled.</summary>
    public ValueList<Unmodelled> Unmodelled { get; init; }
}
