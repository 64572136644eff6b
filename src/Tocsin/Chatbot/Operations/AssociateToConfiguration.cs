using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_AssociateToConfiguration.html</summary>
public static class AssociateToConfiguration
{
    public static Result<Done<AssociateToConfigurationResponse>> Decide(
        ChatbotAndTopics there, AssociateToConfigurationRequest request, Call call)
    {
        if (there.Chatbot.Find(request.ChatConfiguration!).By(call) is not { } old)
        {
            return ChatbotErrors.NothingToAssociate(request.ChatConfiguration!, "ChatConfiguration");
        }
        if (there.Chatbot.FindAction(request.Resource!).By(call) is null)
        {
            return ChatbotErrors.NothingToAssociate(request.Resource!, "Resource");
        }
        var associations = old.Associations.Contains(request.Resource!) ? old.Associations : old.Associations.Add(request.Resource!);
        return new Done<AssociateToConfigurationResponse>(
            new AssociateToConfigurationResponse(), [new Change.Put(old with { Associations = associations })]);
    }
}
