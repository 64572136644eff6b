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
    public static Result<Applied<ChatbotState, Response>> Apply(ChatbotState state, Request request, Call call)
    {
        if (request.ChatConfigurationArn is { } arn)
        {
            return ConfigurationConstraints.CheckArn(arn) is { } error ? error : Answer(state, state.Find(arn) is { } found ? [found] : [], null);
        }
        if (request.MaxResults is < 1 or > Limits.PageSize)
        {
            string size = request.MaxResults.Value.ToString(CultureInfo.InvariantCulture);
            return ConfigurationErrors.Invalid("MaxResults", size, $"Member must have value between 1 and {Limits.PageSize}");
        }
        if (PageStart(request.NextToken) is not { } from)
        {
            return ConfigurationErrors.Invalid("NextToken", request.NextToken, "Member must be a token of an earlier answer");
        }
        int most = request.MaxResults ?? Limits.PageSize;
        ValueList<ChannelConfiguration> own = [.. state.Configurations.Where(c => c.Arn.Account == call.Account.ToString())];
        return Answer(state, [.. own.Skip(from).Take(most)], own.Count - from > most ? $"{TokenPrefix}{from + most}" : null);
    }

    // The model wants tokens of at least four characters.
    private const string TokenPrefix = "page";

    private static int? PageStart(string? token) =>
        token is null ? 0
        : token.StartsWith(TokenPrefix, StringComparison.Ordinal)
            && int.TryParse(token.AsSpan(TokenPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int from) ? from
        : null;

    private static Applied<ChatbotState, Response> Answer(ChatbotState state, ValueList<ChannelConfiguration> found, string? next) =>
        new(state, new Response(found, next));
}
