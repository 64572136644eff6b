using System.Globalization;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DescribeSlackChannelConfigurations.html</summary>
public static class DescribeSlackChannelConfigurations
{
    /// <param name="MaxResults">1 to 100; null is 100.</param>
    public sealed record Request(string? ChatConfigurationArn = null, int? MaxResults = null, string? NextToken = null);

    public sealed record Response(ValueList<ChannelConfiguration> SlackChannelConfigurations, string? NextToken);

    // A configuration that does not exist gives an empty list: the API model declares no ResourceNotFoundException here, and Terraform takes it for "gone".
    public static Result<Response> Answer(ChatbotState state, Request request, Call call)
    {
        if (request.ChatConfigurationArn is { } arn)
        {
            return ConfigurationConstraints.CheckArn(arn) is { } error ? error : new Response(state.Find(arn) is { } found ? [found] : [], null);
        }
        if (request.MaxResults is < 1 or > Limits.PageSize)
        {
            string size = request.MaxResults.Value.ToString(CultureInfo.InvariantCulture);
            return ConfigurationErrors.Invalid("MaxResults", size, $"Member must have value between 1 and {Limits.PageSize}");
        }
        if (request.NextToken?.StartsWith(TokenPrefix, StringComparison.Ordinal) == false)
        {
            return ConfigurationErrors.Invalid("NextToken", request.NextToken, "Member must be a token of an earlier answer");
        }
        int most = request.MaxResults ?? Limits.PageSize;
        string after = request.NextToken?[TokenPrefix.Length..] ?? "";
        var rest = state.In(call.GlobalScope).Where(c => string.CompareOrdinal(c.Name, after) > 0).Take(most + 1).ToList();
        return rest.Count > most
            ? new Response(rest.Take(most).ToValueList(), TokenPrefix + rest[most - 1].Name)
            : new Response(rest.ToValueList(), null);
    }

    // A token holds the last name of its page, so that it survives changes. The model wants tokens of at least four characters.
    private const string TokenPrefix = "after:";
}
