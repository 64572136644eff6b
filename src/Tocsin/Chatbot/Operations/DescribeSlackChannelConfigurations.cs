using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeSlackChannelConfigurations.html</summary>
public static class DescribeSlackChannelConfigurations
{
    // A configuration that does not exist gives an empty list: the API model declares no ResourceNotFoundException here, and Terraform takes it for "gone".
    public static Result<DescribeSlackChannelConfigurationsResponse> Answer(
        ChatbotAndTopics there, DescribeSlackChannelConfigurationsRequest request, Call call)
    {
        var state = there.Chatbot;
        if (request.ChatConfigurationArn is { } arn)
        {
            return Of(state.Find(arn) is { } found ? [found] : [], null);
        }
        if (request.NextToken?.StartsWith(TokenPrefix, StringComparison.Ordinal) == false)
        {
            return Errors.InvalidParameterException.With("The token is none of an earlier answer.", "NextToken");
        }
        int most = request.MaxResults ?? Limits.PageSize;
        string after = request.NextToken?[TokenPrefix.Length..] ?? "";
        var rest = state.In(call.GlobalScope).Where(c => string.CompareOrdinal(c.Name, after) > 0).Take(most + 1).ToList();
        return rest.Count > most
            ? Of(rest.Take(most), TokenPrefix + rest[most - 1].Name)
            : Of(rest, null);
    }

    private static DescribeSlackChannelConfigurationsResponse Of(IEnumerable<ChannelConfiguration> page, string? next) =>
        new() { SlackChannelConfigurations = page.Select(c => c.Shape).ToValueList(), NextToken = next };

    // A token holds the last name of its page, so that it survives changes. The model wants tokens of at least four characters.
    private const string TokenPrefix = "after:";
}
