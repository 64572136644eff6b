using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_UpdateCustomAction.html</summary>
public static class UpdateCustomAction
{
    /// <remarks>Unverified: what is not sent is gone.</remarks>
    public static Result<Done<UpdateCustomActionResponse>> Decide(ChatbotAndTopics there, UpdateCustomActionRequest request, Call call)
    {
        if (there.Chatbot.FindAction(request.CustomActionArn!).By(call) is not { } old)
        {
            return ChatbotErrors.NoAction(request.CustomActionArn!);
        }
        var made = old with { Definition = request.Definition!, AliasName = request.AliasName, Attachments = request.Attachments };
        return new Done<UpdateCustomActionResponse>(
            new UpdateCustomActionResponse { CustomActionArn = request.CustomActionArn }, [new Change.Put(made)]);
    }
}
