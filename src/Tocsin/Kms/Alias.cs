using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>Another name of a key, in the key's account and region.</summary>
/// <param name="Arn">Its resource is the name, prefix included: <c>alias/alerts</c>.</param>
public sealed record Alias(Arn Arn, Arn Key) : Resource(Arn), IShape<Alias>
{
    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("key", Key);
    }

    public static Alias Read(FieldReader from) => new(from.Arn("arn"), from.Arn("key"));
}
