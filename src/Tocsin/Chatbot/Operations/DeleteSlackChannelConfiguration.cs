using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteSlackChannelConfiguration.html</summary>
public static class DeleteSlackChannelConfiguration
{
    public sealed record Request(string? ChatConfigurationArn);

    public sealed record Response;

    public static Result<Done<Response>> Decide(ChatbotState state, SnsState topics, Request request, Call call)
    {
        if (ConfigurationConstraints.CheckArn(request.ChatConfigurationArn) is { } error)
        {
            return error;
        }
        return state.Find(request.ChatConfigurationArn!) is { } found
            ? new Done<Response>(new Response(), [.. TopicSubscriptions.Gone(topics, found.SnsTopicArns, found.Arn), new Change.Remove(found.Arn)])
            : ConfigurationErrors.NotFound(request.ChatConfigurationArn!);
    }
}
