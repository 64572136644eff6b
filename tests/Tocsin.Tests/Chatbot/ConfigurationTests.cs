using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
using Tocsin.Chatbot.Shapes;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Tests.Estates;
using Tocsin.Tests.Flow;
using Tocsin.Sns;

namespace Tocsin.Tests.Chatbot;

public class ConfigurationTests
{
    private const string Slack = "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/";

    [Fact]
    public void Creating_gives_an_ARN_without_region_and_subscribes_Chatbot_to_each_topic_once()
    {
        var request = Given.Request with { SnsTopicArns = [Given.Topic.ToString(), Given.Topic.ToString()] };
        var applied = ChatbotOperations.All.Ask(
            ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, Given.Topics), request, Given.Call).Value;
        var made = applied.Response.ChannelConfiguration!;
        Assert.Equal(Given.Configuration, made.ChatConfigurationArn);
        var state = ChatbotState.Empty.After(applied.Changes);
        Assert.Equal(made, state.Find(Given.Configuration)!.Shape(state));
        var subscription = Assert.Single(Given.Topics.After(applied.Changes).Subscriptions);
        Assert.Equal(
            (Given.Topic, "https", "https://global.sns-api.chatbot.amazonaws.com", Arn.Parse(Given.Configuration)),
            (subscription.Topic, subscription.Protocol, subscription.Endpoint, subscription.Subscriber));
    }

    [Fact]
    public void What_is_left_out_has_AWSs_defaults()
    {
        var made =
            ChatbotOperations.All.Ask(
                ChatbotApi.CreateSlackChannelConfiguration, new(
                    ChatbotState.Empty, SnsState.Empty), new CreateSlackChannelConfigurationRequest { ConfigurationName =
                        "a", SlackTeamId = "T1", SlackChannelId =
                            "C1", IamRoleArn = "arn:aws:iam::111122223333:role/r" }, Given.Call).Value.Response.ChannelConfiguration!;
        Assert.Equal(("NONE", false, "C1"), (made.LoggingLevel, made.UserAuthorizationRequired, made.SlackChannelName));
        Assert.Equal(["arn:aws:iam::aws:policy/AdministratorAccess"], made.GuardrailPolicyArns!.Value);
    }

    [Fact]
    public void A_topic_that_is_not_known_offline_is_kept_and_not_subscribed()
    {
        var applied = ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, SnsState.Empty),
            Given.Request with { SnsTopicArns = [Unknown.Mark("aws_sns_topic.x.arn")] }, Given.Call).Value;
        Assert.Empty(Given.Topics.After(applied.Changes).Subscriptions);
        Assert.Single(applied.Response.ChannelConfiguration!.SnsTopicArns!.Value);
    }

    [Theory]
    [InlineData("SlackTeamId", null)]
    [InlineData("SlackTeamId", "")]
    [InlineData("SlackTeamId", "t012")]
    [InlineData("SlackTeamId", "T012\n")]
    [InlineData("SlackChannelId", "#ops")]
    [InlineData("SlackChannelId", null)]
    [InlineData("IamRoleArn", "AWSChatbotRole")]
    [InlineData("IamRoleArn", "arn:aws-cn:iam::111122223333:role/r")]
    [InlineData("IamRoleArn", null)]
    [InlineData("ConfigurationName", "deploy alerts")]
    [InlineData("ConfigurationName", null)]
    [InlineData("SnsTopicArns/0", "ecs-deploy-events-topic")]
    [InlineData("LoggingLevel", "error")]
    [InlineData("GuardrailPolicyArns/0", "arn:aws:iam::aws:policy/aws-service-role/X")]
    [InlineData("SlackChannelName", "")]
    public void A_member_that_breaks_its_constraint_is_refused_and_named(string member, string? value)
    {
        AwsError error = ChatbotOperations.All.Ask(
            ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, SnsState.Empty), With(member, value), Given.Call).Error!;
        Assert.Equal(("InvalidParameterException", 400, member), (error.Code, error.Status, error.Member));
    }

    [Fact]
    public void Lengths_have_their_bounds()
    {
        Assert.Null(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, SnsState.Empty),
            With("ConfigurationName", new string('a', 128)), Given.Call).Error);
        Assert.NotNull(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, SnsState.Empty),
            With("ConfigurationName", new string('a', 129)), Given.Call).Error);
    }

    [Fact]
    public void An_unknown_value_satisfies_every_constraint() =>
        Assert.Null(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(ChatbotState.Empty, SnsState.Empty),
            With("SlackTeamId", Unknown.Mark("var.team")), Given.Call).Error);

    [Fact]
    public void A_name_is_taken_once()
    {
        AwsError error = ChatbotOperations.All.Ask(
            ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty), Given.Request, Given.Call).Error!;
        Assert.Equal(("ConflictException", 409, "ConfigurationName"), (error.Code, error.Status, error.Member));
        Assert.Equal($"Resource with arn {Given.Configuration} already exists.", error.Message);
    }

    [Fact]
    public void A_channel_of_a_workspace_has_one_configuration_in_an_account()
    {
        var second = Given.Request with { ConfigurationName = "another" };
        AwsError error = ChatbotOperations.All.Ask(
            ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty), second, Given.Call).Error!;
        Assert.Equal(("InvalidRequestException", 400, "SlackChannelId"), (error.Code, error.Status, error.Member));
        Assert.Equal(
            $"Invalid request provided: Slack channel with ID {second.SlackChannelId} in Slack team {second.SlackTeamId} has already been "
            + "configured for AWS account 111122223333.",
            error.Message);
        Assert.Null(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty),
            second with { SlackChannelId = "C777" }, Given.Call).Error);
        Assert.Null(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty),
            second with { SlackTeamId = "T777" }, Given.Call).Error);
        Assert.Null(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty),
            second with { SlackChannelId = Unknown.Mark("var.channel") }, Given.Call).Error);
        Assert.True(AccountId.TryParse("444455556666", out var other));
        Assert.Null(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty), second,
            Given.Call with { Account = other }).Error);
    }

    [Fact]
    public void An_update_does_not_move_a_configuration_to_a_channel_that_has_one()
    {
        var other = ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(Given.State(), SnsState.Empty),
            Given.Request with { ConfigurationName = "another", SlackChannelId = "C777" }, Given.Call).Value;
        string arn = other.Response.ChannelConfiguration!.ChatConfigurationArn!;
        Assert.Equal(
            "InvalidRequestException", ChatbotOperations.All.Ask(
                ChatbotApi.UpdateSlackChannelConfiguration, new(
                    Given.State().After(other.Changes), SnsState.Empty), new UpdateSlackChannelConfigurationRequest { ChatConfigurationArn =
                        arn, SlackChannelId = Given.Request.SlackChannelId }, Given.Call).Error!.Code);
        Assert.Null(
            ChatbotOperations.All.Ask(ChatbotApi.UpdateSlackChannelConfiguration, new(Given.State().After(other.Changes), SnsState.Empty),
                new UpdateSlackChannelConfigurationRequest { ChatConfigurationArn = arn, SlackChannelId = "C777" }, Given.Call).Error);
    }

    [Fact]
    public void An_update_changes_what_it_names_and_subscribes_to_new_topics_and_no_longer_to_others()
    {
        var other = Given.Topic with { Resource = "other" };
        var topics = Given.Subscribed.With(new Topic(other, TopicPolicy.Default(other)));
        UpdateSlackChannelConfigurationRequest both =
            new UpdateSlackChannelConfigurationRequest { ChatConfigurationArn = Given.Configuration, SlackChannelId = "C999",
                SnsTopicArns = [Given.Topic.ToString(), other.ToString()], LoggingLevel = "INFO" };
        var applied =
            ChatbotOperations.All.Ask(ChatbotApi.UpdateSlackChannelConfiguration, new(Given.State(), topics), both, Given.Call).Value;
        var made = applied.Response.ChannelConfiguration!;
        Assert.Equal(
            ("C999", "C999", "INFO", "T0A1B2C3D4"), (made.SlackChannelId, made.SlackChannelName, made.LoggingLevel, made.SlackTeamId));
        Assert.Equal([Given.Topic, other], topics.After(applied.Changes).Subscriptions.Select(s => s.Topic));

        var moved = ChatbotOperations.All.Ask(ChatbotApi.UpdateSlackChannelConfiguration, new(Given.State(), topics),
            both with { SnsTopicArns = [other.ToString()] }, Given.Call).Value;
        Assert.Equal([other], topics.After(moved.Changes).Subscriptions.Select(s => s.Topic));
    }

    [Theory]
    [InlineData(Given.Configuration, "#ops", "InvalidParameterException", "SlackChannelId")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:topic", "C1", "InvalidParameterException", "ChatConfigurationArn")]
    [InlineData(Given.Configuration + "-2", "C1", "ResourceNotFoundException", "ChatConfigurationArn")]
    public void An_update_of_what_is_not_there_or_not_valid_is_refused(string arn, string channel, string code, string member)
    {
        AwsError error = ChatbotOperations.All.Ask(ChatbotApi.UpdateSlackChannelConfiguration, new(Given.State(), SnsState.Empty),
            new UpdateSlackChannelConfigurationRequest { ChatConfigurationArn = arn, SlackChannelId = channel }, Given.Call).Error!;
        Assert.Equal((code, member), (error.Code, error.Member));
    }

    [Fact]
    public void Deleting_works_once_and_ends_the_subscriptions()
    {
        var deleted = ChatbotOperations.All.Ask(ChatbotApi.DeleteSlackChannelConfiguration, new(Given.State(), Given.Subscribed),
            new DeleteSlackChannelConfigurationRequest { ChatConfigurationArn = Given.Configuration }, Given.Call).Value;
        ChatbotState after = Given.State().After(deleted.Changes);
        Assert.Empty(after.Configurations);
        Assert.Single(Given.Subscribed.Subscriptions);
        Assert.Empty(Given.Subscribed.After(deleted.Changes).Subscriptions);
        AwsError error = ChatbotOperations.All.Ask(ChatbotApi.DeleteSlackChannelConfiguration, new(after, SnsState.Empty),
            new DeleteSlackChannelConfigurationRequest { ChatConfigurationArn = Given.Configuration }, Given.Call).Error!;
        Assert.Equal(("ResourceNotFoundException", 404), (error.Code, error.Status));
        Assert.Equal(
            "InvalidParameterException", ChatbotOperations.All.Ask(ChatbotApi.DeleteSlackChannelConfiguration, new(after, SnsState.Empty),
                new DeleteSlackChannelConfigurationRequest { ChatConfigurationArn = "deploy-alerts" }, Given.Call).Error!.Code);
    }

    [Fact]
    public void Describing_answers_one_or_pages_of_all()
    {
        ChatbotState state = ChatbotState.Empty;
        foreach (string name in (string[])["a", "b", "c"])
        {
            state = state.After(ChatbotOperations.All.Ask(ChatbotApi.CreateSlackChannelConfiguration, new(state, SnsState.Empty),
                Given.Request with { ConfigurationName = name, SlackChannelId = $"C{name}" }, Given.Call));
        }
        Assert.Equal(
            ["b"], Names(
                state, new DescribeSlackChannelConfigurationsRequest { ChatConfigurationArn = $"{Slack}b" }).Names);
        Assert.Empty(
            Names(
                state, new DescribeSlackChannelConfigurationsRequest { ChatConfigurationArn = $"{Slack}d" }).Names);
        var (first, next) = Names(state, new() { MaxResults = 2 });
        Assert.Equal(["a", "b"], first);
        var (rest, end) = Names(state, new() { MaxResults = 2, NextToken = next });
        Assert.Equal(["c"], rest);
        Assert.Null(end);
    }

    [Theory]
    [InlineData(0, null, "MaxResults")]
    [InlineData(101, null, "MaxResults")]
    [InlineData(null, "xyz", "NextToken")]
    [InlineData(null, "page-1", "NextToken")]
    public void Describing_refuses_a_page_that_cannot_be(int? size, string? token, string member) =>
        Assert.Equal(
            member, ChatbotOperations.All.Ask(ChatbotApi.DescribeSlackChannelConfigurations, new(ChatbotState.Empty, SnsState.Empty),
                new DescribeSlackChannelConfigurationsRequest { MaxResults = size, NextToken = token }, Given.Call).Error!.Member);

    private static (IEnumerable<string> Names, string? Next) Names(ChatbotState state, DescribeSlackChannelConfigurationsRequest request)
    {
        var response = ChatbotOperations.All.Ask(
            ChatbotApi.DescribeSlackChannelConfigurations, new(state, SnsState.Empty), request, Given.Call).Value.Response;
        return (response.SlackChannelConfigurations!.Value.Select(c => c.ConfigurationName!), response.NextToken);
    }

    private static CreateSlackChannelConfigurationRequest With(string member, string? value) => member switch
    {
        "SlackTeamId" => Given.Request with { SlackTeamId = value },
        "SlackChannelId" => Given.Request with { SlackChannelId = value },
        "SlackChannelName" => Given.Request with { SlackChannelName = value },
        "IamRoleArn" => Given.Request with { IamRoleArn = value },
        "ConfigurationName" => Given.Request with { ConfigurationName = value },
        "LoggingLevel" => Given.Request with { LoggingLevel = value },
        "SnsTopicArns/0" => Given.Request with { SnsTopicArns = [value!] },
        "GuardrailPolicyArns/0" => Given.Request with { GuardrailPolicyArns = [value!] },
        _ => throw new ArgumentException(member),
    };
}
