using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html</summary>
public static class ListServices
{
    public static Result<ListServicesResponse> Answer(EcsState state, ListServicesRequest request, Call call)
    {
        var cluster = References.Cluster(state, request.Cluster, call);
        if (cluster.Error is { } error)
        {
            return error;
        }
        var arns = state.Services
            .Where(s => s.Cluster == cluster.Value && s.Status == ServiceStatus.Active
                && (request.LaunchType is not { } type || s.LaunchType == type)
                && (request.SchedulingStrategy is not { } strategy || s.SchedulingStrategy == strategy))
            .Select(s => s.Arn.ToString()).Order(StringComparer.Ordinal);
        var page = Paged.Of(arns, a => a, request.NextToken, request.MaxResults ?? Limits.ServicePageSize);
        return new ListServicesResponse { ServiceArns = page.Items, NextToken = page.Next };
    }
}
