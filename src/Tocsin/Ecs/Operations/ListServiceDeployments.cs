using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html</summary>
public static class ListServiceDeployments
{
    public static Result<ListServiceDeploymentsResponse> Answer(EcsState state, ListServiceDeploymentsRequest request, Call call)
    {
        var found = References.Service(state, request.Cluster, request.Service, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var service = found.Value;
        var asked = service.History
            .Where(d => (request.Status is not { } statuses || statuses.Contains(d.Status))
                && (request.CreatedAt?.After is not { } after || d.CreatedAt >= after)
                && (request.CreatedAt?.Before is not { } before || d.CreatedAt <= before))
            .Select((d, i) => (Record: d, At: i.ToString("D9", CultureInfo.InvariantCulture)));
        var page = Paged.Of(asked, d => d.At, request.NextToken, request.MaxResults ?? Limits.PageSize);
        return new ListServiceDeploymentsResponse
        {
            ServiceDeployments = page.Items.Select(d => ServiceShapes.Brief(service, d.Record)).ToValueList(),
            NextToken = page.Next,
        };
    }
}
