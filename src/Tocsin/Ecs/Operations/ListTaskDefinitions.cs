using System.Globalization;
using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTaskDefinitions.html</summary>
public static class ListTaskDefinitions
{
    public static Result<ListTaskDefinitionsResponse> Answer(EcsState state, ListTaskDefinitionsRequest request, Call call)
    {
        string status = request.Status ?? "ACTIVE";
        var found = state.TaskDefinitions.Where(
            d => Aws.Scope.Of(d.Arn) == call.Scope && d.Shape.Status == status && (request.FamilyPrefix is not { } f || d.Family == f));
        var ordered = (request.Sort == "DESC" ? found.OrderByDescending(Key, StringComparer.Ordinal)
            : found.OrderBy(Key, StringComparer.Ordinal)).Select((d, i) => (d.Arn, At: i.ToString("D9", CultureInfo.InvariantCulture)));
        var page = Paged.Of(ordered, d => d.At, request.NextToken, request.MaxResults ?? Limits.PageSize);
        return new ListTaskDefinitionsResponse
        {
            TaskDefinitionArns = page.Items.Select(d => d.Arn.ToString()).ToValueList(),
            NextToken = page.Next,
        };
    }

    /// <summary>By family, and by revision within it.</summary>
    private static string Key(Ecs.TaskDefinition definition) =>
        string.Create(CultureInfo.InvariantCulture, $"{definition.Family}:{definition.Revision:D9}");
}
