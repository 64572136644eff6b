using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateMicrosoftTeamsChannelConfiguration.html</summary>
public static class CreateMicrosoftTeamsChannelConfiguration
{
    /// <remarks>A team is authorised by hand in the console: any is here, unless the workspaces of Slack have to be, too.</remarks>
    public static Result<Done<CreateMicrosoftTeamsChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, CreateMicrosoftTeamsChannelConfigurationRequest request, Call call)
    {
        var arn = TeamsChannel.ArnOf(call.Account.ToString(), request.ConfigurationName!);
        if (there.Chatbot.FindTeams(arn.ToString()) is not null)
        {
            // Unverified: that it is told as of a Slack channel's configuration.
            return Errors.ConflictException.With($"Resource with arn {arn} already exists.", "ConfigurationName");
        }
        if (there.Chatbot.IsStrict)
        {
            // Unverified: the text.
            return Errors.InvalidRequestException.With(
                $"Invalid request provided: Microsoft Teams team {request.TeamId} is not authorized with AWS account "
                + $"{call.Account}.", "TeamId");
        }
        var made = new TeamsChannel(arn, new TeamsChannelConfiguration
        {
            ChannelId = request.ChannelId, ChannelName = request.ChannelName, TeamId = request.TeamId, TeamName = request.TeamName,
            TenantId = request.TenantId, ChatConfigurationArn = arn.ToString(), IamRoleArn = request.IamRoleArn,
            SnsTopicArns = request.SnsTopicArns.GetValueOrDefault().Distinct().ToValueList(),
            ConfigurationName = request.ConfigurationName, LoggingLevel = request.LoggingLevel ?? "NONE",
            GuardrailPolicyArns = Guardrails.OrDefault(request.GuardrailPolicyArns ?? []),
            UserAuthorizationRequired = request.UserAuthorizationRequired ?? false, Tags = request.Tags, State = "ENABLED",
        });
        return new Done<CreateMicrosoftTeamsChannelConfigurationResponse>(
            new CreateMicrosoftTeamsChannelConfigurationResponse { ChannelConfiguration = made.Configuration }, [new Change.Put(made)]);
    }
}
