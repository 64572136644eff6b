using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary>A resource type of CloudFormation, as a table of names over a type of Terraform's provider.</summary>
/// <param name="Name"><c>AWS::SNS::Topic</c></param>
/// <param name="Provider"><c>aws_sns_topic</c></param>
/// <param name="Ref">The provider's attribute that <c>Ref</c> gives; null gives the resource's physical name.</param>
/// <param name="Attributes">What <c>Fn::GetAtt</c> gives, and the provider's attribute with it.</param>
internal sealed record TemplateType(
    string Name, string Provider, ValueList<Property> Properties, string? Ref, params ValueList<(string Name, string Attribute)> Attributes)
{
    /// <summary>The property that is the resource's name, which CloudFormation makes up when it is not there.</summary>
    public string? NamedBy { get; init; }

    /// <summary>
    /// A list of texts, each of which makes a resource in the provider's words: a policy's <c>Topics</c>, and the argument that holds one
    /// of them.
    /// </summary>
    public (string Property, string Argument)? Each { get; init; }

    /// <summary>The longest name AWS takes.</summary>
    public int LongestName { get; init; } = 64;

    /// <summary>The type of the awscc provider of Terraform, which calls everything as CloudFormation does, in snake case.</summary>
    public string CloudControlName { get; } = CloudControl(Name);

    /// <summary><c>AWS::SNS::TopicPolicy</c> is <c>awscc_sns_topic_policy</c>.</summary>
    public static string CloudControl(string name) =>
        string.Join(
            '_', name.Split("::").Select((part, i) => i == 0 ? "awscc" : i == 1 ? part.ToLowerInvariant() : Property.SnakeCase(part)));
}
