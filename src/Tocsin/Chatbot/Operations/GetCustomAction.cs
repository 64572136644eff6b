using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_GetCustomAction.html</summary>
public static class GetCustomAction
{
    public static Result<GetCustomActionResponse> Answer(ChatbotAndTopics there, GetCustomActionRequest request, Call call)
    {
        return there.Chatbot.FindAction(request.CustomActionArn!).By(call) is { } action
            ? new GetCustomActionResponse { CustomAction = action.Shape }
            : ChatbotErrors.NoAction(request.CustomActionArn!);
    }
}
