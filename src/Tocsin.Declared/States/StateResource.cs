using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.States;

/// <summary>A managed resource as a state or a plan has it.</summary>
/// <param name="Address">As Terraform prints it: <c>module.alerts.aws_sns_topic.this["prod"]</c>.</param>
/// <param name="Resource">The same without the key.</param>
/// <param name="Attributes">What is sensitive, or known only after an apply, is unknown in it.</param>
internal sealed record StateResource(string Address, string Resource, string Type, Value Attributes, Span Header)
{
    public string? Text(string attribute) =>
        Attributes.Members?[attribute]?.AsText() is { Length: > 0 } text && !Unknown.In(text) ? text : null;
}
