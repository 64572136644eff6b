using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html</summary>
public static class ListTasks
{
    public static Result<ListTasksResponse> Answer(EcsState state, ListTasksRequest request, Call call)
    {
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is { } error)
        {
            return error;
        }
        IEnumerable<EcsTask> tasks;
        if (request.ServiceName is { } name)
        {
            var service = References.ServiceArn(cluster.Value, name);
            if (state.FindService(service) is null)
            {
                return EcsErrors.ServiceNotFound();
            }
            tasks = state.TasksOf(service);
        }
        else
        {
            tasks = state.Tasks.Where(t => t.Cluster == cluster.Value);
        }
        bool stopped = request.DesiredStatus == "STOPPED";
        var arns = tasks
            .Where(t => (t.Wanted && t.Stop is null) != stopped
                && (request.StartedBy is not { } by || t.StartedBy == by)
                && (request.LaunchType is not { } type || t.LaunchType == type)
                && (request.Family is not { } family
                    || ResourceName.Of(t.TaskDefinition).StartsWith($"{family}:", StringComparison.Ordinal)))
            .Select(t => t.Arn.ToString()).Order(StringComparer.Ordinal);
        var page = Paged.Of(arns, a => a, request.NextToken, request.MaxResults ?? Limits.PageSize);
        return new ListTasksResponse { TaskArns = page.Items, NextToken = page.Next };
    }
}
