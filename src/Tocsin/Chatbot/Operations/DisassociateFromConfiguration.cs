using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

/// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_DisassociateFromConfiguration.html</summary>
public static class DisassociateFromConfiguration
{
    public static Result<Done<DisassociateFromConfigurationResponse>> Decide(
        ChatbotAndTopics there, DisassociateFromConfigurationRequest request, Call call)
    {
        if (there.Chatbot.Find(request.ChatConfiguration!).By(call) is not { } old)
        {
            return ChatbotErrors.NothingToAssociate(request.ChatConfiguration!, "ChatConfiguration");
        }
        var associations = old.Associations.Where(a => a != request.Resource).ToValueList();
        return new Done<DisassociateFromConfigurationResponse>(
            new DisassociateFromConfigurationResponse(), [new Change.Put(old with { Associations = associations })]);
    }
}
