using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Sns;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html</summary>
public static class CreateSlackChannelConfiguration
{
    /// <param name="SlackChannelName">Null shows the channel's id.</param>
    /// <param name="LoggingLevel">Null is NONE.</param>
    public sealed record Request(
        string? ConfigurationName,
        string? SlackTeamId,
        string? SlackChannelId,
        string? IamRoleArn,
        ValueList<string> SnsTopicArns = default,
        string? LoggingLevel = null,
        string? SlackChannelName = null,
        ValueList<string> GuardrailPolicyArns = default,
        bool? UserAuthorizationRequired = null,
        ValueList<Tag> Tags = default);

    public sealed record Response(ChannelConfiguration ChannelConfiguration);

    public static Result<Done<Response>> Decide(ChatbotState state, SnsState topics, Request request, Call call)
    {
        if (ConfigurationConstraints.Check(request) is { } error)
        {
            return error;
        }
        var arn = new Arn("aws", "chatbot", "", call.Account.ToString(), $"chat-configuration/slack-channel/{request.ConfigurationName}");
        if (state.Find(arn.ToString()) is not null)
        {
            // Recorded on AWS: https://github.com/hashicorp/terraform-provider-aws/issues/41183. Unverified: code and status, which are the API model's.
            return new AwsError("ConflictException", $"Resource with arn {arn} already exists.", 409, "ConfigurationName");
        }
        if (ConfigurationErrors.ChannelTaken(state, arn, request.SlackTeamId!, request.SlackChannelId!) is { } taken)
        {
            return taken;
        }
        var made = new ChannelConfiguration(
            arn, request.ConfigurationName!, request.SlackTeamId!, request.SlackChannelId!,
            request.SlackChannelName ?? request.SlackChannelId!, request.IamRoleArn!,
            request.SnsTopicArns.Distinct().ToValueList(), request.LoggingLevel ?? "NONE", Guardrails.OrDefault(request.GuardrailPolicyArns),
            request.UserAuthorizationRequired ?? false, request.Tags);
        return new Done<Response>(new Response(made), [new Change.Put(made), .. TopicSubscriptions.Made(topics, made.SnsTopicArns, arn, call)]);
    }
}
