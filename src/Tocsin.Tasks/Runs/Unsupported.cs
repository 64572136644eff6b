using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Tasks.Runs;

/// <summary>What a task definition asks for and no engine here has: the task stops with AWS's reason, never silently.</summary>
// Unverified: the ends of the texts; their beginnings were recorded.
internal static class Unsupported
{
    /// <param name="engine">That the containers are to run in.</param>
    public static string? In(RegisterTaskDefinitionRequest definition, IEngine engine)
    {
        var containers = definition.ContainerDefinitions.GetValueOrDefault();
        if (containers.FirstOrDefault(c => c.Secrets.GetValueOrDefault().Count > 0) is { } secret)
        {
            return "unable to pull secrets or registry auth: there are no secrets here, and container "
                + $"{secret.Name} asks for {secret.Secrets!.Value[0].ValueFrom}";
        }
        if (containers.FirstOrDefault(c => c.FirelensConfiguration is not null) is { } firelens)
        {
            return $"failed to initialize logging driver: there is no FireLens here, and container {firelens.Name} is its router";
        }
        if (definition.Volumes.GetValueOrDefault().FirstOrDefault(
            v => v.EfsVolumeConfiguration is not null || v.FsxWindowsFileServerVolumeConfiguration is not null
                || v.S3filesVolumeConfiguration is not null) is { } volume)
        {
            return $"failed to invoke EFS utils commands to set up EFS volumes: there are none here, and volume {volume.Name} is one";
        }
        if (containers.FirstOrDefault(c => c.RepositoryCredentials?.CredentialsParameter is not null) is { } registry)
        {
            return "unable to pull secrets or registry auth: there are no secrets here, and container "
                + $"{registry.Name} asks for {registry.RepositoryCredentials!.CredentialsParameter}";
        }
        if (containers.FirstOrDefault(c => c.EnvironmentFiles.GetValueOrDefault().Count > 0) is { } files)
        {
            return "failed to download env files: there is no S3 here, and container "
                + $"{files.Name} asks for {files.EnvironmentFiles!.Value[0].Value}";
        }
        if (containers.FirstOrDefault(c => c.LogConfiguration is { LogDriver: not null and not "awslogs" }) is { } logs)
        {
            return $"failed to initialize logging driver: there is none called {logs.LogConfiguration!.LogDriver} here, "
                + $"which container {logs.Name} asks for";
        }
        foreach (var container in containers)
        {
            if (OfLogs(container) is { } option)
            {
                return $"failed to initialize logging driver: {option} of awslogs is not done here, "
                    + $"which container {container.Name} asks for";
            }
            if ((Asked(container) ?? engine.Lacks(definition, container)) is { } member)
            {
                return $"unable to set up container {container.Name}: {member} is not done here";
            }
        }
        if (definition.ProxyConfiguration is not null)
        {
            return "unable to set up the task: proxyConfiguration is not done here";
        }
        return Circle(containers) is { } circle
            ? $"dependency graph: the containers wait for one another: {circle}" : null;
    }

    /// <summary>The first option by which several lines would be one event.</summary>
    private static string? OfLogs(ContainerDefinition container) =>
        container.LogConfiguration?.Options is { } options
            ? Array.Find(["awslogs-multiline-pattern", "awslogs-datetime-format"], o => options.TryGetValue(o, out _)) : null;

    /// <summary>The first member that changes how a container runs and that no engine here heeds.</summary>
    private static string? Asked(ContainerDefinition container) =>
        container.MountPoints.GetValueOrDefault().Count > 0 ? "mountPoints"
        : container.VolumesFrom.GetValueOrDefault().Count > 0 ? "volumesFrom"
        : container.Ulimits.GetValueOrDefault().Count > 0 ? "ulimits"
        : container.SystemControls.GetValueOrDefault().Count > 0 ? "systemControls"
        : container.ResourceRequirements.GetValueOrDefault().Count > 0 ? "resourceRequirements"
        : container.ExtraHosts.GetValueOrDefault().Count > 0 ? "extraHosts"
        : container.Links.GetValueOrDefault().Count > 0 ? "links"
        : container.DnsServers.GetValueOrDefault().Count > 0 ? "dnsServers"
        : container.DockerSecurityOptions.GetValueOrDefault().Count > 0 ? "dockerSecurityOptions"
        : container.LinuxParameters is not null ? "linuxParameters"
        : container.RestartPolicy is { Enabled: true } ? "restartPolicy"
        : null;

    private static string? Circle(ValueList<ContainerDefinition> containers)
    {
        var left = containers.ToDictionary(
            c => c.Name ?? "", c => c.DependsOn.GetValueOrDefault().Select(d => d.ContainerName ?? "").ToHashSet());
        while (left.FirstOrDefault(c => c.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var waitsFor in left.Values)
            {
                waitsFor.Remove(free);
            }
        }
        return left.Count == 0 ? null : string.Join(", ", left.Keys);
    }
}
