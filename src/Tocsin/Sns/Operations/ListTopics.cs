using Tocsin.Aws;
using Tocsin.Sns.Shapes;
using Tocsin.Text;

namespace Tocsin.Sns.Operations;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html</summary>
public static class ListTopics
{
    public static Result<ListTopicsResponse> Answer(SnsState state, ListTopicsRequest request, Call call)
    {
        var page = Paged.Of(state.TopicsIn(call.Scope), t => t.Name, request.NextToken, Limits.PageSize);
        return new ListTopicsResponse
        {
            Topics = page.Items.Select(t => new Shapes.Topic { TopicArn = t.Arn.ToString() }).ToValueList(),
            NextToken = page.Next,
        };
    }
}
