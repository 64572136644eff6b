using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateMicrosoftTeamsChannelConfiguration.html</summary>
public static class CreateMicrosoftTeamsChannelConfiguration
{
    /// <remarks>A team is authorised by hand in the console, and none is here.</remarks>
    public static Result<Done<CreateMicrosoftTeamsChannelConfigurationResponse>> Decide(
        ChatbotAndTopics there, CreateMicrosoftTeamsChannelConfigurationRequest request, Call call)
    {
        // Unverified: the text.
        return Errors.InvalidRequestException.With(
            $"Invalid request provided: Microsoft Teams team {request.TeamId} is not authorized with AWS account "
            + $"{call.Account}.", "TeamId");
    }
}
