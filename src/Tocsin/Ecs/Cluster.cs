using Tocsin.Aws;

namespace Tocsin.Ecs;

public sealed record Cluster(Arn Arn, string Name) : Resource(Arn);
