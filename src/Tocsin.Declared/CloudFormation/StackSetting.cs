using Tocsin.Aws;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>A stack to be made of a template.</summary>
/// <param name="Name">As <c>AWS::StackName</c> gives it.</param>
/// <param name="Prefix">What stands before its logical ids in addresses, <c>Alarms.</c>; empty for the only stack.</param>
/// <param name="Given">Values of its parameters from a stack around it; null for a stack of its own, whose values the caller gives.</param>
/// <param name="Within">The files of the stacks around it.</param>
internal sealed record StackSetting(
    string Name, string Prefix, AccountId Account, string Region, IReadOnlyDictionary<string, Value>? Given, ValueList<string> Within)
{
    public string Partition => new Region(Region).Partition;
}
