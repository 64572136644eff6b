using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteMicrosoftTeamsConfiguredTeam.html</summary>
public static class DeleteMicrosoftTeamsConfiguredTeam
{
    /// <remarks>None is authorised here, and the model has no error for one that is not.</remarks>
    public static Result<Done<DeleteMicrosoftTeamsConfiguredTeamResponse>> Decide(
        ChatbotAndTopics there, DeleteMicrosoftTeamsConfiguredTeamRequest request, Call call)
    {
        return new Done<DeleteMicrosoftTeamsConfiguredTeamResponse>(new DeleteMicrosoftTeamsConfiguredTeamResponse());
    }
}
