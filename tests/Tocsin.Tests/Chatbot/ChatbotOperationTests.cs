using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
using Tocsin.Chatbot.Shapes;
using Tocsin.Estates;
using Tocsin.Tests.Flow;

namespace Tocsin.Tests.Chatbot;

public sealed class ChatbotOperationTests
{
    private const string Configuration = "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploys";

    private const string Action = "arn:aws:chatbot::111122223333:custom-action/restart";

    private readonly Call call = new(AccountId.Assumed, "us-west-2", DateTimeOffset.UnixEpoch, new Ids(1));

    private Estate estate = new(AccountId.Assumed, "us-east-1");

    public ChatbotOperationTests() => Do(
        ChatbotApi.CreateSlackChannelConfiguration,
        new CreateSlackChannelConfigurationRequest
        {
            ConfigurationName = "deploys",
            SlackTeamId = "T1",
            SlackChannelId = "C1",
            IamRoleArn = "arn:aws:iam::111122223333:role/r",
        });

    [Fact]
    public void A_configuration_is_tagged_and_untagged()
    {
        Do(ChatbotApi.TagResource, new TagResourceRequest { ResourceARN = Configuration, Tags = [Tag("a", "1"), Tag("b", "2")] });
        Do(ChatbotApi.TagResource, new TagResourceRequest { ResourceARN = Configuration, Tags = [Tag("a", "3")] });
        Do(ChatbotApi.UntagResource, new UntagResourceRequest { ResourceARN = Configuration, TagKeys = ["b"] });
        Assert.Equal([Tag("a", "3")],
            Do(ChatbotApi.ListTagsForResource, new ListTagsForResourceRequest { ResourceARN = Configuration }).Tags!.Value);
        Assert.Equal([Tag("a", "3")], Described().Tags!.Value);
        var many = new TagResourceRequest { ResourceARN = Configuration,
            Tags = [.. Enumerable.Range(0, 200).Select(i => Tag($"k{i}", ""))] };
        Assert.Equal("TooManyTagsException", Refused(ChatbotApi.TagResource, many).Code);
        Assert.Equal(
            ("ResourceNotFoundException", $"Resource with arn {Configuration}-2 does not exist.", 404),
            Refused(ChatbotApi.ListTagsForResource, new ListTagsForResourceRequest { ResourceARN = Configuration + "-2" }));
    }

    [Fact]
    public void A_workspace_that_is_authorised_has_a_name_and_any_other_its_id()
    {
        Assert.Equal("T1", Described().SlackTeamName);
        Assert.Empty(Do(ChatbotApi.DescribeSlackWorkspaces, new DescribeSlackWorkspacesRequest()).SlackWorkspaces!.Value);
        foreach (string id in new[] { "T1", "T2" })
        {
            estate = estate with { Chatbot = estate.Chatbot.With(new Workspace(Workspace.ArnOf("111122223333", id), id, $"team {id}")) };
        }
        Assert.Equal("team T1", Described().SlackTeamName);
        var first = Do(ChatbotApi.DescribeSlackWorkspaces, new DescribeSlackWorkspacesRequest { MaxResults = 1 });
        Assert.Equal(
            [new SlackWorkspace { SlackTeamId = "T1", SlackTeamName = "team T1", State = "ENABLED" }], first.SlackWorkspaces!.Value);
        var rest =
            Do(ChatbotApi.DescribeSlackWorkspaces, new DescribeSlackWorkspacesRequest { MaxResults = 1, NextToken = first.NextToken });
        Assert.Equal(("T2", null), (Assert.Single(rest.SlackWorkspaces!.Value).SlackTeamId, rest.NextToken));
        Do(ChatbotApi.DeleteSlackWorkspaceAuthorization, new DeleteSlackWorkspaceAuthorizationRequest { SlackTeamId = "T1" });
        Assert.Equal("T1", Described().SlackTeamName);
    }

    [Fact]
    public void Preferences_are_told_as_they_were_said()
    {
        Assert.Equal(new AccountPreferences(), Do(ChatbotApi.GetAccountPreferences, new GetAccountPreferencesRequest()).AccountPreferences);
        Do(ChatbotApi.UpdateAccountPreferences, new UpdateAccountPreferencesRequest { UserAuthorizationRequired = true });
        var updated =
            Do(ChatbotApi.UpdateAccountPreferences, new UpdateAccountPreferencesRequest { TrainingDataCollectionEnabled = false });
        Assert.Equal(
            new AccountPreferences { UserAuthorizationRequired = true, TrainingDataCollectionEnabled = false }, updated.AccountPreferences);
        Assert.Equal(
            updated.AccountPreferences, Do(ChatbotApi.GetAccountPreferences, new GetAccountPreferencesRequest()).AccountPreferences);
    }

    [Fact]
    public void A_custom_action_is_made_told_changed_and_deleted()
    {
        Assert.Equal(Action, Do(ChatbotApi.CreateCustomAction, Restart()).CustomActionArn);
        Assert.Equal("ConflictException", Refused(ChatbotApi.CreateCustomAction, Restart()).Code);
        Do(
            ChatbotApi.UpdateCustomAction,
            new UpdateCustomActionRequest { CustomActionArn = Action, Definition = new CustomActionDefinition { CommandText = "other" } });
        Assert.Equal(
            new Tocsin.Chatbot.Shapes.CustomAction
            {
                CustomActionArn = Action,
                ActionName = "restart",
                Definition = new CustomActionDefinition { CommandText = "other" },
            },
            Do(ChatbotApi.GetCustomAction, new GetCustomActionRequest { CustomActionArn = Action }).CustomAction);
        Assert.Equal([Action], Do(ChatbotApi.ListCustomActions, new ListCustomActionsRequest()).CustomActions!.Value);
        Do(ChatbotApi.DeleteCustomAction, new DeleteCustomActionRequest { CustomActionArn = Action });
        Assert.Equal(
            ("ResourceNotFoundException", $"Resource with arn {Action} does not exist.", 404),
            Refused(ChatbotApi.GetCustomAction, new GetCustomActionRequest { CustomActionArn = Action }));
    }

    [Fact]
    public void An_action_is_associated_with_a_configuration_until_one_of_them_ends_it()
    {
        var associate = new AssociateToConfigurationRequest { ChatConfiguration = Configuration, Resource = Action };
        Assert.Equal("InvalidRequestException", Refused(ChatbotApi.AssociateToConfiguration, associate).Code);
        Do(ChatbotApi.CreateCustomAction, Restart());
        Do(ChatbotApi.AssociateToConfiguration, associate);
        Do(ChatbotApi.AssociateToConfiguration, associate);
        Assert.Equal([Action], Associated());
        Do(ChatbotApi.DisassociateFromConfiguration,
            new DisassociateFromConfigurationRequest { ChatConfiguration = Configuration, Resource = Action });
        Assert.Empty(Associated());
        Do(ChatbotApi.AssociateToConfiguration, associate);
        Do(ChatbotApi.DeleteCustomAction, new DeleteCustomActionRequest { CustomActionArn = Action });
        Assert.Empty(Associated());
    }

    [Fact]
    public void What_is_not_kept_here_is_answered_as_what_is_not_there()
    {
        const string Teams = "arn:aws:chatbot::111122223333:chat-configuration/ms-teams-channel/x";
        Assert.Empty(
            Do(ChatbotApi.ListMicrosoftTeamsChannelConfigurations,
                new ListMicrosoftTeamsChannelConfigurationsRequest()).TeamChannelConfigurations!.Value);
        Assert.Empty(
            Do(ChatbotApi.ListMicrosoftTeamsConfiguredTeams, new ListMicrosoftTeamsConfiguredTeamsRequest()).ConfiguredTeams!.Value);
        Assert.Empty(Do(
            ChatbotApi.DescribeChimeWebhookConfigurations, new DescribeChimeWebhookConfigurationsRequest()).WebhookConfigurations!.Value);
        Assert.Empty(Do(ChatbotApi.DescribeSlackUserIdentities, new DescribeSlackUserIdentitiesRequest()).SlackUserIdentities!.Value);
        Assert.Empty(
            Do(ChatbotApi.ListMicrosoftTeamsUserIdentities, new ListMicrosoftTeamsUserIdentitiesRequest()).TeamsUserIdentities!.Value);
        Assert.Null(
            Do(ChatbotApi.GetMicrosoftTeamsChannelConfiguration,
                new GetMicrosoftTeamsChannelConfigurationRequest { ChatConfigurationArn = Teams })
                .ChannelConfiguration);
        Assert.Equal(
            ("ResourceNotFoundException", $"The configuration {Teams} does not exist.", 404),
            Refused(
                ChatbotApi.DeleteMicrosoftTeamsChannelConfiguration,
                new DeleteMicrosoftTeamsChannelConfigurationRequest { ChatConfigurationArn = Teams }));
    }

    [Fact]
    public void A_channel_of_Teams_is_made_found_changed_tagged_and_deleted()
    {
        const string Team = "00000000-0000-4000-8000-000000000000";
        var asked = new CreateMicrosoftTeamsChannelConfigurationRequest
        {
            ConfigurationName = "teams", TeamId = Team, TenantId = Team, ChannelId = "19%3aabc%40thread.tacv2",
            IamRoleArn = "arn:aws:iam::111122223333:role/chatbot", Tags = [Tag("a", "1")],
        };
        string arn = Do(ChatbotApi.CreateMicrosoftTeamsChannelConfiguration, asked).ChannelConfiguration!.ChatConfigurationArn!;
        Assert.Equal("ConflictException", Refused(ChatbotApi.CreateMicrosoftTeamsChannelConfiguration, asked).Code);
        Do(ChatbotApi.UpdateMicrosoftTeamsChannelConfiguration, new UpdateMicrosoftTeamsChannelConfigurationRequest
        {
            ChatConfigurationArn = arn, ChannelId = "19%3adef%40thread.tacv2", LoggingLevel = "INFO",
        });
        Do(ChatbotApi.TagResource, new TagResourceRequest { ResourceARN = arn, Tags = [Tag("b", "2")] });
        var listed = Assert.Single(Do(
            ChatbotApi.ListMicrosoftTeamsChannelConfigurations, new ListMicrosoftTeamsChannelConfigurationsRequest { TeamId = Team })
            .TeamChannelConfigurations!.Value);
        Assert.Equal(("19%3adef%40thread.tacv2", "INFO", 2), (listed.ChannelId, listed.LoggingLevel, listed.Tags!.Value.Count));
        Assert.Equal(Team, Assert.Single(Do(
            ChatbotApi.ListMicrosoftTeamsConfiguredTeams, new ListMicrosoftTeamsConfiguredTeamsRequest()).ConfiguredTeams!.Value).TeamId);
        Do(
            ChatbotApi.DeleteMicrosoftTeamsChannelConfiguration,
            new DeleteMicrosoftTeamsChannelConfigurationRequest { ChatConfigurationArn = arn });
        Assert.Null(Do(
            ChatbotApi.GetMicrosoftTeamsChannelConfiguration,
            new GetMicrosoftTeamsChannelConfigurationRequest { ChatConfigurationArn = arn }).ChannelConfiguration);
    }

    private static Tag Tag(string key, string value) => new() { TagKey = key, TagValue = value };

    private static CreateCustomActionRequest Restart() => new()
    {
        ActionName = "restart",
        AliasName = "r",
        Definition = new CustomActionDefinition { CommandText = "ecs update-service" },
    };

    private IEnumerable<string?> Associated() =>
        Do(ChatbotApi.ListAssociations, new ListAssociationsRequest { ChatConfiguration = Configuration })
        .Associations!.Value.Select(a => a.Resource);

    private SlackChannelConfiguration Described() => Assert.Single(
        Do(ChatbotApi.DescribeSlackChannelConfigurations,
            new DescribeSlackChannelConfigurationsRequest { ChatConfigurationArn = Configuration })
            .SlackChannelConfigurations!.Value);

    private TResponse Do<TRequest, TResponse>(OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var done = ChatbotOperations.All.Ask(operation, new ChatbotAndTopics(estate.Chatbot, estate.Sns), request, call);
        estate = estate.With(done.Value.Changes);
        return done.Value.Response;
    }

    private (string? Code, string? Message, int? Status) Refused<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> operation, TRequest request)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var error = ChatbotOperations.All.Ask(operation, new ChatbotAndTopics(estate.Chatbot, estate.Sns), request, call).Error;
        return (error?.Code, error?.Message, error?.Status);
    }
}
