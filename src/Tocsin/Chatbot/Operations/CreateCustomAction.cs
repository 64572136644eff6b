using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateCustomAction.html</summary>
public static class CreateCustomAction
{
    public static Result<Done<CreateCustomActionResponse>> Decide(ChatbotAndTopics there, CreateCustomActionRequest request, Call call)
    {
        var arn = CustomAction.ArnOf(call.Account.ToString(), request.ActionName!);
        if (there.Chatbot.FindAction(arn.ToString()) is not null)
        {
            // Unverified: that it is told as of a channel configuration.
            return Errors.ConflictException.With($"Resource with arn {arn} already exists.", "ActionName");
        }
        var action = new CustomAction(arn, request.ActionName!, request.Definition!)
        {
            AliasName = request.AliasName,
            Attachments = request.Attachments,
            Tags = request.Tags ?? [],
        };
        return new Done<CreateCustomActionResponse>(
            new CreateCustomActionResponse { CustomActionArn = arn.ToString() }, [new Change.Put(action)]);
    }
}
