using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateMicrosoftTeamsChannelConfiguration.html</summary>
/// <remarks>Null leaves a member as it is.</remarks>
public static class UpdateMicrosoftTeamsChannelConfiguration
{
    public static Result<Done<UpdateMicrosoftTeamsChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, UpdateMicrosoftTeamsChannelConfigurationRequest request, Call call)
    {
        if (there.Chatbot.FindTeams(request.ChatConfigurationArn!).By(call) is not { Configuration: var old } found)
        {
            return ChatbotErrors.NotFound(request.ChatConfigurationArn!);
        }
        var made = found with
        {
            Configuration = old with
            {
                ChannelId = request.ChannelId ?? old.ChannelId,
                ChannelName = request.ChannelName ?? old.ChannelName,
                SnsTopicArns = request.SnsTopicArns?.Distinct().ToValueList() ?? old.SnsTopicArns,
                IamRoleArn = request.IamRoleArn ?? old.IamRoleArn,
                LoggingLevel = request.LoggingLevel ?? old.LoggingLevel,
                GuardrailPolicyArns = request.GuardrailPolicyArns is { } guardrails ? Guardrails.OrDefault(guardrails)
                    : old.GuardrailPolicyArns,
                UserAuthorizationRequired = request.UserAuthorizationRequired ?? old.UserAuthorizationRequired,
            },
        };
        return new Done<UpdateMicrosoftTeamsChannelConfigurationResponse>(
            new UpdateMicrosoftTeamsChannelConfigurationResponse { ChannelConfiguration = made.Configuration }, [new Change.Put(made)]);
    }
}
