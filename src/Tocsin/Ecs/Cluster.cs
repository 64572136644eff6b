using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs;

public sealed record Cluster(Arn Arn, string Name) : Resource(Arn), IShape<Cluster>
{
    /// <summary>What it was made by; null for one that no request made.</summary>
    public CreateClusterRequest? Asked { get; init; }

    /// <summary>As answers tell of it; who knows its services and tasks adds their numbers.</summary>
    internal Shapes.Cluster Shape => new()
    {
        ClusterArn = Arn.ToString(),
        ClusterName = Name,
        Status = "ACTIVE",
        Configuration = Asked?.Configuration,
        Settings = Asked?.Settings,
        CapacityProviders = Asked?.CapacityProviders ?? [],
        DefaultCapacityProviderStrategy = Asked?.DefaultCapacityProviderStrategy ?? [],
        ServiceConnectDefaults = Asked?.ServiceConnectDefaults is { Namespace: { } space }
            ? new ClusterServiceConnectDefaults { Namespace = space } : null,
        Tags = Asked?.Tags ?? [],
    };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Shape("asked", Asked);
    }

    public static Cluster Read(FieldReader from) => new(from.Arn("arn"), from.Text("name") ?? "")
    {
        Asked = from.Shape<CreateClusterRequest>("asked"),
    };
}
