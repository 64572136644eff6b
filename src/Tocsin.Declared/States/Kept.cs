using Tocsin.Aws;
using Tocsin.Declared.CloudFormation;
using Tocsin.Declared.Instances;
using Tocsin.Estates;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.States;

/// <summary>What a state comes to: instances of the modelled types, and what is left out.</summary>
internal sealed class Kept(Types types, Patches patches, Findings findings)
{
    private readonly HashSet<string> told = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    public List<ResourceInstance> Instances { get; } = [];

    public List<Unmodelled> Unmodelled { get; } = [];

    public IReadOnlyDictionary<string, int> Counts => counts;

    public void Keep(StateResource resource, Arn? home, Assumed assumed)
    {
        if (patches.Removes(resource.Resource, resource.Address))
        {
            return;
        }
        AccountId.TryParse(home is { Account.Length: > 0 } owned ? owned.Account : assumed.Account, out var account);
        string region = resource.Text("region") ?? (home is { Region.Length: > 0 } placed ? placed.Region : assumed.Region);
        if (!types.Resources.TryGetValue(resource.Type, out var definition))
        {
            var all = AttributeBody.OfAll(resource.Attributes, resource.Header);
            KeepForeign(
                resource, new ResourceInstance(resource.Address, resource.Resource, resource.Type, all, account, region, resource.Header));
            return;
        }
        Count(resource.Type);
        var body = AttributeBody.Of(resource.Attributes, definition.Schema, resource.Header);
        body = patches.Change(resource.Resource, resource.Type, resource.Address, body, definition.Schema);
        Instances.Add(
            new ResourceInstance(resource.Address, resource.Resource, resource.Type, body, account, region,
                resource.Header) { IsApplied = true });
    }

    /// <summary>
    /// A stack with its template, or a resource of the awscc provider, whose state has more attributes than anybody may write; all else is
    /// left out.
    /// </summary>
    private void KeepForeign(StateResource resource, ResourceInstance instance)
    {
        bool isStack = resource.Type == "aws_cloudformation_stack";
        if (InTerraform.Of(instance, types, patches, isStack ? findings : new Findings()) is not { } foreign)
        {
            Count(resource.Type);
            LeaveOut(resource);
            return;
        }
        if (isStack)
        {
            Count(resource.Type);
        }
        foreach (var inside in foreign.Instances)
        {
            Count(inside.Type);
        }
        Instances.AddRange(foreign.Instances);
        Unmodelled.AddRange(foreign.Unmodelled);
    }

    private void Count(string type) => counts[type] = counts.GetValueOrDefault(type) + 1;

    private void LeaveOut(StateResource resource)
    {
        string why = $"{resource.Type} is not modelled";
        var carrying = types.CarryingOf(resource.Type);
        var left = new Unmodelled(resource.Address, why, carrying is not null, resource.Header) { From = carrying?.From };
        Unmodelled.Add(left);
        if (left.CouldCarryTheAlarm)
        {
            findings.LeftOut(left);
        }
        else if (!Bystanders.Hold(resource.Type) && told.Add(resource.Type))
        {
            findings.Note(FindingCode.NotModelled, resource.Header, $"{why}; its attributes are taken as they are.");
        }
    }
}
