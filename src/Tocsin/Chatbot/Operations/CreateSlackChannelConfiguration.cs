using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html</summary>
public static class CreateSlackChannelConfiguration
{
    public static Result<Done<CreateSlackChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, CreateSlackChannelConfigurationRequest request, Call call)
    {
        var (state, topics) = there;
        var arn = new Arn("aws", "chatbot", "", call.Account.ToString(), $"chat-configuration/slack-channel/{request.ConfigurationName}");
        if (state.Find(arn.ToString()) is not null)
        {
            // Recorded on AWS: https://github.com/hashicorp/terraform-provider-aws/issues/41183. Unverified: the code, which is the API
            // model's.
            return Errors.ConflictException.With($"Resource with arn {arn} already exists.", "ConfigurationName");
        }
        if (ChatbotErrors.Unauthorized(state, call, request.SlackTeamId!) is { } unauthorized)
        {
            return unauthorized;
        }
        if (ChatbotErrors.ChannelTaken(state, arn, request.SlackTeamId!, request.SlackChannelId!) is { } taken)
        {
            return taken;
        }
        var made = new ChannelConfiguration(
            arn, request.ConfigurationName!, request.SlackTeamId!, request.SlackChannelId!,
            request.SlackChannelName ?? request.SlackChannelId!, request.IamRoleArn!,
            request.SnsTopicArns.GetValueOrDefault().Distinct().ToValueList(), request.LoggingLevel ?? "NONE", Guardrails.OrDefault(
                request.GuardrailPolicyArns ?? []),
            request.UserAuthorizationRequired ?? false, request.Tags ?? []);
        return new Done<CreateSlackChannelConfigurationResponse>(
            new CreateSlackChannelConfigurationResponse { ChannelConfiguration = made.Shape(state) }, [new Change.Put(made),
                .. TopicSubscriptions.Made(topics, made.SnsTopicArns, arn, call)]);
    }
}
