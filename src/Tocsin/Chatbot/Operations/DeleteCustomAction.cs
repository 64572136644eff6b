using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DeleteCustomAction.html</summary>
public static class DeleteCustomAction
{
    public static Result<Done<DeleteCustomActionResponse>> Decide(ChatbotAndTopics there, DeleteCustomActionRequest request, Call call)
    {
        if (there.Chatbot.FindAction(request.CustomActionArn!).By(call) is not { } action)
        {
            return ChatbotErrors.NoAction(request.CustomActionArn!);
        }
        string arn = action.Arn.ToString();
        var without = there.Chatbot.In(Scope.Of(action.Arn)).Where(c => c.Associations.Contains(arn))
            .Select(c => (Change)new Change.Put(c with { Associations = c.Associations.Where(a => a != arn).ToValueList() }));
        return new Done<DeleteCustomActionResponse>(new DeleteCustomActionResponse(), [new Change.Remove(action.Arn), .. without]);
    }
}
