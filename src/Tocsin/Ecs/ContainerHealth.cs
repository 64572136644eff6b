using Tocsin.Aws;

namespace Tocsin.Ecs;

/// <summary>What the check of a container of a task said last.</summary>
public sealed record ContainerHealth(string Name, bool IsHealthy) : IShape<ContainerHealth>
{
    public void Write(FieldWriter to)
    {
        to.Text("name", Name);
        to.Boolean("isHealthy", IsHealthy);
    }

    public static ContainerHealth Read(FieldReader from) => new(from.Text("name") ?? "", from.Boolean("isHealthy") ?? false);
}
