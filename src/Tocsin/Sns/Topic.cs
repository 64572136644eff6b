using Tocsin.Aws;
using Tocsin.Text;
using Tag = Tocsin.Sns.Shapes.Tag;

namespace Tocsin.Sns;

/// <summary>A topic.</summary>
/// <param name="Policy">Minified, as SNS keeps it (recorded on AWS 2026-09).</param>
/// <param name="Attributes">Those that were set, but Policy, each once.</param>
public sealed record Topic(Arn Arn, string Policy, ValueMap<string> Attributes = default) : Resource(Arn), IShape<Topic>
{
    public bool IsFifo { get; init; }

    public ValueList<Tag> Tags { get; init; }

    public string? DataProtectionPolicy { get; init; }

    public string Name => Arn.Resource;

    /// <summary>The key that encrypts it: an id, an ARN or an alias; null when nothing does.</summary>
    public string? KmsMasterKeyId => Find("KmsMasterKeyId") is { Length: > 0 } key ? key : null;

    public string? Find(string attribute) => Attributes.TryGetValue(attribute, out string? value) ? value : null;

    internal Topic With(string attribute, string value) =>
        this with { Attributes = Attributes.Append(new(attribute, value)).ToValueMap() };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("policy", Policy);
        to.TextMap("attributes", Attributes.UnlessEmpty);
        to.Boolean("isFifo", IsFifo);
        to.List("tags", Tags.UnlessEmpty);
        to.Text("dataProtectionPolicy", DataProtectionPolicy);
    }

    public static Topic Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("policy") ?? "", from.TextMap("attributes").GetValueOrDefault())
    {
        IsFifo = from.Boolean("isFifo") ?? false,
        Tags = from.List<Tag>("tags").GetValueOrDefault(),
        DataProtectionPolicy = from.Text("dataProtectionPolicy"),
    };
}
