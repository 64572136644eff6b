using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteSlackChannelConfiguration.html</summary>
public static class DeleteSlackChannelConfiguration
{
    public sealed record Request(string? ChatConfigurationArn);

    public sealed record Response;

    public static Result<Applied<ChatbotState, Response>> Apply(ChatbotState state, Request request, Call call)
    {
        if (ConfigurationConstraints.CheckArn(request.ChatConfigurationArn) is { } error)
        {
            return error;
        }
        return state.Find(request.ChatConfigurationArn!) is { } found
            ? new Applied<ChatbotState, Response>(state.Without(found.Arn), new Response())
            : ConfigurationErrors.NotFound(request.ChatConfigurationArn!);
    }
}
