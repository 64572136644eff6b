using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using static Tocsin.Flow.Operation<Tocsin.Chatbot.ChatbotAndTopics>;

namespace Tocsin.Chatbot.Operations;

/// <summary>What Chatbot does.</summary>
public static class ChatbotOperations
{
    public static Operations<ChatbotAndTopics> All { get; } = new(
        ChatbotApi.Service,
        Write(ChatbotApi.CreateSlackChannelConfiguration, CreateSlackChannelConfiguration.Decide),
        Read(ChatbotApi.DescribeSlackChannelConfigurations, DescribeSlackChannelConfigurations.Answer),
        Write(ChatbotApi.UpdateSlackChannelConfiguration, UpdateSlackChannelConfiguration.Decide),
        Write(ChatbotApi.DeleteSlackChannelConfiguration, DeleteSlackChannelConfiguration.Decide));
}
