using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Sns;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteSlackChannelConfiguration.html</summary>
public static class DeleteSlackChannelConfiguration
{
    public static Result<Done<DeleteSlackChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, DeleteSlackChannelConfigurationRequest request, Call call)
    {
        var (state, topics) = there;
        return state.Find(request.ChatConfigurationArn!).By(call) is { } found
            ? new Done<DeleteSlackChannelConfigurationResponse>(
                new DeleteSlackChannelConfigurationResponse(),
                [.. TopicSubscriptions.Gone(topics, found.SnsTopicArns, found.Arn), new Change.Remove(found.Arn)])
            : ChatbotErrors.NotFound(request.ChatConfigurationArn!);
    }
}
