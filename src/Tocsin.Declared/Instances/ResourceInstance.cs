using Tocsin.Aws;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>One instance of a declared resource or data source, evaluated.</summary>
/// <param name="Address">As Terraform prints it: <c>aws_sns_topic.alerts["prod"]</c>.</param>
/// <param name="Resource">The same without the key: <c>aws_sns_topic.alerts</c>.</param>
/// <param name="Region">Of the provider it belongs to.</param>
public sealed record ResourceInstance(
    string Address, string Resource, string Type, DeclaredBody Body, AccountId Account, string Region, Span Header)
{
    /// <summary>What it is declared in.</summary>
    public Language Language { get; init; } = TerraformLanguage.Words;

    /// <summary>The tags that its provider gives to all resources; its own go before them.</summary>
    public Entries DefaultTags { get; init; } = Entries.Empty;

    /// <summary>It is there already: what a state shows of it is what came of all that was declared.</summary>
    public bool IsApplied { get; init; }

    /// <summary>
    /// It is a part of another resource, which is made with all its parts of one kind in one request: a rule's targets in a template.
    /// </summary>
    public bool IsPart { get; init; }

    public Scope Scope => new(Account.ToString(), Region);

    public string Partition => new Region(Region).Partition;
}

/// <summary>What has to be known of a type of resource or data source before references to it can be evaluated.</summary>
/// <param name="Computed">The attributes that follow from the declaration: <c>arn</c>, <c>id</c>. Others of the schema are unknown.</param>
public sealed record TypeDefinition(string Name, BlockSchema Schema, Func<ResourceInstance, Findings, IEnumerable<Entry>> Computed);

/// <summary>The types that are modelled.</summary>
/// <param name="CarryingOf">Of any type: how one that is not read may carry the alarm; null where none does.</param>
public sealed record Types(
    IReadOnlyDictionary<string, TypeDefinition> Resources, IReadOnlyDictionary<string, TypeDefinition> Data,
    Func<string, Carrying?> CarryingOf);
