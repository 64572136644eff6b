using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitionFamilies.html</summary>
/// <remarks>A family is active while one of its revisions is.</remarks>
public static class ListTaskDefinitionFamilies
{
    public static Result<ListTaskDefinitionFamiliesResponse> Answer(EcsState state, ListTaskDefinitionFamiliesRequest request, Call call)
    {
        string prefix = request.FamilyPrefix ?? "";
        var families = state.TaskDefinitions.Where(d => Aws.Scope.Of(d.Arn) == call.Scope).GroupBy(d => d.Family)
            .Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal) && request.Status switch
            {
                "INACTIVE" => !f.Any(d => d.Active),
                "ALL" => true,
                _ => f.Any(d => d.Active),
            })
            .Select(f => f.Key).Order(StringComparer.Ordinal);
        var page = Paged.Of(families, f => f, request.NextToken, request.MaxResults ?? Limits.PageSize);
        return new ListTaskDefinitionFamiliesResponse { Families = page.Items, NextToken = page.Next };
    }
}
