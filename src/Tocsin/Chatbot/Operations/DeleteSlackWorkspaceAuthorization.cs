using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteSlackWorkspaceAuthorization.html</summary>
public static class DeleteSlackWorkspaceAuthorization
{
    /// <remarks>
    /// The model has no error for one that is not there. Unverified: what becomes of its channel configurations; here they stay.
    /// </remarks>
    public static Result<Done<DeleteSlackWorkspaceAuthorizationResponse>> Decide(
        ChatbotAndTopics there, DeleteSlackWorkspaceAuthorizationRequest request, Call call)
    {
        return new Done<DeleteSlackWorkspaceAuthorizationResponse>(
            new DeleteSlackWorkspaceAuthorizationResponse(), [new Change.Remove(
                Workspace.ArnOf(call.Account.ToString(), request.SlackTeamId!))]);
    }
}
