using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using static Tocsin.Flow.Operation<Tocsin.Chatbot.ChatbotAndTopics>;

namespace Tocsin.Chatbot.Operations;

/// <summary>What Chatbot does.</summary>
public static class ChatbotOperations
{
    public static Operations<ChatbotAndTopics> All { get; } = new(
        ChatbotApi.Service,
        Write(ChatbotApi.CreateSlackChannelConfiguration, CreateSlackChannelConfiguration.Decide),
        Read(ChatbotApi.DescribeSlackChannelConfigurations, DescribeSlackChannelConfigurations.Answer),
        Write(ChatbotApi.UpdateSlackChannelConfiguration, UpdateSlackChannelConfiguration.Decide),
        Write(ChatbotApi.DeleteSlackChannelConfiguration, DeleteSlackChannelConfiguration.Decide),
        Read(ChatbotApi.DescribeSlackWorkspaces, DescribeSlackWorkspaces.Answer),
        Write(ChatbotApi.DeleteSlackWorkspaceAuthorization, DeleteSlackWorkspaceAuthorization.Decide),
        Read(ChatbotApi.DescribeSlackUserIdentities, DescribeSlackUserIdentities.Answer),
        Write(ChatbotApi.DeleteSlackUserIdentity, DeleteSlackUserIdentity.Decide),
        Write(ChatbotApi.CreateMicrosoftTeamsChannelConfiguration, CreateMicrosoftTeamsChannelConfiguration.Decide)
            .Without("nothing is sent to Microsoft Teams, and no topic is subscribed to"),
        Read(ChatbotApi.GetMicrosoftTeamsChannelConfiguration, GetMicrosoftTeamsChannelConfiguration.Answer),
        Read(ChatbotApi.ListMicrosoftTeamsChannelConfigurations, ListMicrosoftTeamsChannelConfigurations.Answer),
        Write(ChatbotApi.UpdateMicrosoftTeamsChannelConfiguration, UpdateMicrosoftTeamsChannelConfiguration.Decide),
        Write(ChatbotApi.DeleteMicrosoftTeamsChannelConfiguration, DeleteMicrosoftTeamsChannelConfiguration.Decide),
        Read(ChatbotApi.ListMicrosoftTeamsConfiguredTeams, ListMicrosoftTeamsConfiguredTeams.Answer),
        Write(ChatbotApi.DeleteMicrosoftTeamsConfiguredTeam, DeleteMicrosoftTeamsConfiguredTeam.Decide),
        Read(ChatbotApi.ListMicrosoftTeamsUserIdentities, ListMicrosoftTeamsUserIdentities.Answer),
        Write(ChatbotApi.DeleteMicrosoftTeamsUserIdentity, DeleteMicrosoftTeamsUserIdentity.Decide),
        Write(ChatbotApi.CreateChimeWebhookConfiguration, CreateChimeWebhookConfiguration.Decide)
            .Without("nothing is sent to Chime, which has ended, and no topic is subscribed to"),
        Read(ChatbotApi.DescribeChimeWebhookConfigurations, DescribeChimeWebhookConfigurations.Answer),
        Write(ChatbotApi.UpdateChimeWebhookConfiguration, UpdateChimeWebhookConfiguration.Decide),
        Write(ChatbotApi.DeleteChimeWebhookConfiguration, DeleteChimeWebhookConfiguration.Decide),
        Write(ChatbotApi.CreateCustomAction, CreateCustomAction.Decide),
        Read(ChatbotApi.GetCustomAction, GetCustomAction.Answer),
        Read(ChatbotApi.ListCustomActions, ListCustomActions.Answer),
        Write(ChatbotApi.UpdateCustomAction, UpdateCustomAction.Decide),
        Write(ChatbotApi.DeleteCustomAction, DeleteCustomAction.Decide),
        Write(ChatbotApi.AssociateToConfiguration, AssociateToConfiguration.Decide),
        Write(ChatbotApi.DisassociateFromConfiguration, DisassociateFromConfiguration.Decide),
        Read(ChatbotApi.ListAssociations, ListAssociations.Answer),
        Read(ChatbotApi.GetAccountPreferences, GetAccountPreferences.Answer),
        Write(ChatbotApi.UpdateAccountPreferences, UpdateAccountPreferences.Decide),
        Write(ChatbotApi.TagResource, TagResource.Decide),
        Write(ChatbotApi.UntagResource, UntagResource.Decide),
        Read(ChatbotApi.ListTagsForResource, ListTagsForResource.Answer));
}
