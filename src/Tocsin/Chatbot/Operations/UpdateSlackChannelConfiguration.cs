using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateSlackChannelConfiguration.html</summary>
/// <remarks>Null leaves a member as it is. Name, workspace and tags cannot be changed here.</remarks>
public static class UpdateSlackChannelConfiguration
{
    public static Result<Done<UpdateSlackChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, UpdateSlackChannelConfigurationRequest request, Call call)
    {
        var (state, topics) = there;
        if (state.Find(request.ChatConfigurationArn!).By(call) is not { } old)
        {
            return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
        }
        // Unverified: that a change is held to what a creation is.
        if (ChatbotErrors.ChannelTaken(state, old.Arn, old.SlackTeamId, request.SlackChannelId!) is { } taken)
        {
            return taken;
        }
        var made = old with
        {
            SlackChannelId = request.SlackChannelId!,
            SlackChannelName =
                request.SlackChannelName ?? (old.SlackChannelName == old.SlackChannelId ? request.SlackChannelId! : old.SlackChannelName),
            IamRoleArn = request.IamRoleArn ?? old.IamRoleArn,
            SnsTopicArns = request.SnsTopicArns?.Distinct().ToValueList() ?? old.SnsTopicArns,
            LoggingLevel = request.LoggingLevel ?? old.LoggingLevel,
            GuardrailPolicyArns = request.GuardrailPolicyArns is { } guardrails ? Guardrails.OrDefault(guardrails)
                : old.GuardrailPolicyArns,
            UserAuthorizationRequired = request.UserAuthorizationRequired ?? old.UserAuthorizationRequired,
        };
        return new Done<UpdateSlackChannelConfigurationResponse>(
            new UpdateSlackChannelConfigurationResponse { ChannelConfiguration = made.Shape(state) },
            [
                new Change.Put(made),
                .. TopicSubscriptions.Gone(topics, old.SnsTopicArns.Except(made.SnsTopicArns), old.Arn),
                .. TopicSubscriptions.Made(topics, made.SnsTopicArns, old.Arn, call),
            ]);
    }
}
