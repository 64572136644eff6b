using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Sns;

/// <summary>A topic.</summary>
/// <param name="Policy">Minified, as SNS keeps it (recorded on AWS 2026-09).</param>
/// <param name="Attributes">Those that were set, but Policy, each once.</param>
public sealed record Topic(Arn Arn, string Policy, ValueList<NamedValue> Attributes = default) : Resource(Arn)
{
    public string Name => Arn.Resource;

    /// <summary>The key that encrypts it: an id, an ARN or an alias; null when nothing does.</summary>
    public string? KmsMasterKeyId => Find("KmsMasterKeyId") is { Length: > 0 } key ? key : null;

    public string? Find(string attribute) => Attributes.FirstOrDefault(a => a.Name == attribute)?.Value;

    internal Topic With(string attribute, string value) =>
        this with { Attributes = Attributes.Where(a => a.Name != attribute).Append(new NamedValue(attribute, value)).ToValueList() };
}
