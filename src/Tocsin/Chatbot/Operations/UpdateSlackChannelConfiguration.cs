using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateSlackChannelConfiguration.html</summary>
public static class UpdateSlackChannelConfiguration
{
    /// <remarks>Null leaves a member as it is. Name, workspace and tags cannot be changed here.</remarks>
    public sealed record Request(
        string? ChatConfigurationArn,
        string? SlackChannelId,
        string? IamRoleArn = null,
        ValueList<string>? SnsTopicArns = null,
        string? LoggingLevel = null,
        string? SlackChannelName = null,
        ValueList<string>? GuardrailPolicyArns = null,
        bool? UserAuthorizationRequired = null);

    public sealed record Response(ChannelConfiguration ChannelConfiguration);

    public static Result<Done<Response>> Decide(ChatbotState state, SnsState topics, Request request, Call call)
    {
        if (ConfigurationConstraints.Check(request) is { } error)
        {
            return error;
        }
        if (state.Find(request.ChatConfigurationArn!) is not { } old)
        {
            return ConfigurationErrors.NotFound(request.ChatConfigurationArn!);
        }
        // Unverified: that a change is held to what a creation is.
        if (ConfigurationErrors.ChannelTaken(state, old.Arn, old.SlackTeamId, request.SlackChannelId!) is { } taken)
        {
            return taken;
        }
        var made = old with
        {
            SlackChannelId = request.SlackChannelId!,
            SlackChannelName = request.SlackChannelName ?? (old.SlackChannelName == old.SlackChannelId ? request.SlackChannelId! : old.SlackChannelName),
            IamRoleArn = request.IamRoleArn ?? old.IamRoleArn,
            SnsTopicArns = request.SnsTopicArns?.Distinct().ToValueList() ?? old.SnsTopicArns,
            LoggingLevel = request.LoggingLevel ?? old.LoggingLevel,
            GuardrailPolicyArns = request.GuardrailPolicyArns is { } guardrails ? Guardrails.OrDefault(guardrails) : old.GuardrailPolicyArns,
            UserAuthorizationRequired = request.UserAuthorizationRequired ?? old.UserAuthorizationRequired,
        };
        return new Done<Response>(
            new Response(made),
            [
                new Change.Put(made),
                .. TopicSubscriptions.Gone(topics, old.SnsTopicArns.Except(made.SnsTopicArns), old.Arn),
                .. TopicSubscriptions.Made(topics, made.SnsTopicArns, old.Arn, call),
            ]);
    }
}
