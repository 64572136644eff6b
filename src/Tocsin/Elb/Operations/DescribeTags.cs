using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html</summary>
public static class DescribeTags
{
    public static Result<DescribeTagsResponse> Answer(ElbState state, DescribeTagsRequest request, Call call)
    {
        var found = Tagged.All(state, request.ResourceArns);
        return found.Error is { } error
            ? error
            : new DescribeTagsResponse
            {
                TagDescriptions = found.Value.Select(
                    r => new TagDescription { ResourceArn = r.Arn.ToString(), Tags = Tagged.Of(r) }).ToValueList(),
            };
    }
}
