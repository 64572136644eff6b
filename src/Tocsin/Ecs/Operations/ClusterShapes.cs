using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>A cluster in an answer, with the numbers of its services and tasks, and with what was asked for besides.</summary>
internal static class ClusterShapes
{
    /// <param name="include">TAGS, SETTINGS, CONFIGURATIONS: what is told only where it is asked for.</param>
    public static Shapes.Cluster Of(EcsState state, Cluster cluster, ValueList<string> include)
    {
        var services = state.Services.Where(s => s.Cluster == cluster.Arn).ToList();
        var tasks = services.SelectMany(s => state.TasksOf(s.Arn)).Concat(state.TasksAlone(cluster.Arn)).ToList();
        var shape = cluster.Shape;
        return shape with
        {
            RegisteredContainerInstancesCount = 0,
            RunningTasksCount = tasks.Count(t => t.LastStatus == LastStatus.Running),
            PendingTasksCount = tasks.Count(t => t.LastStatus < LastStatus.Running),
            ActiveServicesCount = services.Count(s => s.Status == ServiceStatus.Active),
            Statistics = [],
            Tags = include.Contains("TAGS") ? shape.Tags : [],
            Settings = include.Contains("SETTINGS") ? shape.Settings ?? Usual : [],
            Configuration = include.Contains("CONFIGURATIONS") ? shape.Configuration : null,
        };
    }

    private static readonly ValueList<Shapes.ClusterSetting> Usual = [new() { Name = "containerInsights", Value = "disabled" }];
}
