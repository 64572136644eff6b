using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html</summary>
public static class DescribeTasks
{
    public static Result<DescribeTasksResponse> Answer(EcsState state, DescribeTasksRequest request, Call call)
    {
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is { } error)
        {
            return error;
        }
        var asked = request.Tasks.GetValueOrDefault();
        if (asked.Count is 0 or > Limits.PageSize)
        {
            // Unverified: the wording of the second.
            return EcsErrors.InvalidParameter(
                asked.Count == 0 ? "Tasks cannot be empty." : "describeTasks can describe up to 100 tasks in a single operation.", "tasks");
        }
        bool withTags = request.Include.GetValueOrDefault().Contains("TAGS");
        var tasks = new List<Shapes.Task>();
        var failures = new List<Failure>();
        foreach (string name in asked)
        {
            var arn = References.TaskArn(cluster.Value, name);
            if (state.FindTask(arn) is { } task && task.Cluster == cluster.Value)
            {
                tasks.Add(TaskShapes.Of(state, task, withTags));
            }
            else
            {
                failures.Add(new Failure { Arn = arn.ToString(), Reason = "MISSING" });
            }
        }
        return new DescribeTasksResponse { Tasks = tasks.ToValueList(), Failures = failures.ToValueList() };
    }
}
