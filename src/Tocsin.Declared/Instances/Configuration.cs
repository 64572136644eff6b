using Tocsin.Declared.Values;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Instances;

/// <summary>
/// What a source of declarations comes to: resource instances in the words of Terraform's provider, whatever language declared them.
/// </summary>
/// <param name="Instances">The instances of the modelled resources, each after what it refers to.</param>
/// <param name="Counts">How many instances of each type there are, modelled or not.</param>
/// <param name="Unmodelled">What is declared and not modelled.</param>
/// <param name="LiteralAccounts">Account ids written in the files that are not the account in force.</param>
public sealed record Configuration(
    ValueList<ResourceInstance> Instances,
    IReadOnlyDictionary<string, int> Counts,
    ValueList<Unmodelled> Unmodelled,
    ValueList<LiteralAccount> LiteralAccounts,
    Assumed Assumed)
{
    /// <summary>The outputs, for another configuration that reads this one's remote state.</summary>
    public Entries Outputs { get; init; } = Entries.Empty;

    /// <summary>What was not read and carries beside another resource alone, which any of the sources may declare.</summary>
    public ValueList<(Unmodelled Left, Func<ResourceInstance, bool> Beside)> Waiting { get; init; } = [];

    public bool ReadsRemoteState { get; init; }

    /// <summary>The variables that can be given from outside.</summary>
    public IReadOnlyCollection<string> Variables { get; init; } = [];

    /// <summary>What its files say of findings that are known.</summary>
    public ValueList<Suppression> Suppressions { get; init; }

    /// <summary>What all of it is declared in.</summary>
    public Language Language { get; init; } = TerraformLanguage.Words;
}
