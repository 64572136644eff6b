using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>Another name of a key, in the key's account and region; gone with the key.</summary>
/// <param name="Arn">Its resource is the name, prefix included: <c>alias/alerts</c>.</param>
public sealed record Alias(Arn Arn, Arn Key) : Resource(Arn), IShape<Alias>
{
    public override Arn? Owner => Key;

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("key", Key);
        to.Timestamp("created", Created);
        to.Timestamp("updated", Updated);
    }

    public static Alias Read(FieldReader from) => new(from.Arn("arn"), from.Arn("key"))
    {
        Created = from.Timestamp("created"),
        Updated = from.Timestamp("updated"),
    };
}
