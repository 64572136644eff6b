using Tocsin.Declared.Resources;
using Tocsin.Estates;
using Tocsin.Told;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>The article's own files, unchanged.</summary>
public class SeedTests
{
    private readonly Reading seed = Given.Seed();

    [Fact]
    public void The_articles_files_are_read_without_a_finding()
    {
        Assert.Empty(seed.Findings.Select(f => f.Show()));
        Assert.Empty(seed.Unmodelled);
        Assert.Empty(seed.Estate.Refusals);
    }

    [Fact]
    public void Each_resource_is_counted_under_its_type()
    {
        Assert.Equal(
            [
                "aws_chatbot_slack_channel_configuration 1", "aws_cloudwatch_event_rule 1", "aws_cloudwatch_event_target 1",
                "aws_iam_role 1", "aws_sns_topic 1", "aws_sns_topic_policy 1",
            ],
            seed.Resources.Select(r => $"{r.Key} {r.Value}"));
    }

    [Fact]
    public void The_account_is_assumed_and_the_region_is_the_providers() =>
        Assert.Equal(new Assumed("111122223333", "assumed", "ap-northeast-2", "provider"), seed.Assumed);

    [Fact]
    public void The_estate_has_what_an_apply_would_make()
    {
        var rule = Assert.Single(seed.Estate.Events.Rules);
        Assert.Equal(Given.Rule, rule.Arn.ToString());
        Assert.Equal(
            """{"detail":{"eventName":["SERVICE_DEPLOYMENT_FAILED"]},"detail-type":["ECS Deployment State Change"],"source":["aws.ecs"]}""",
            rule.EventPattern);
        Assert.Equal("ENABLED", rule.State);

        var target = Assert.Single(rule.Targets);
        Assert.Equal(Given.Topic, target.Arn);
        Assert.Equal(["deploymentId $.detail.deploymentId", "reason $.detail.reason", "resources $.resources[0]", "time $.time"],
            target.InputTransformer!.InputPathsMap!.Value.Select(p => $"{p.Key} {p.Value}"));
        Assert.StartsWith("{\n  \"version\": \"1.0\",\n", target.InputTransformer.InputTemplate);
        Assert.Contains(@"*Service:* <resources>\n*Reason:* <reason>\n", target.InputTransformer.InputTemplate);

        var topic = Assert.Single(seed.Estate.Sns.Topics);
        Assert.Contains("\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}", topic.Policy);
        Assert.Equal(Given.Channel, Assert.Single(seed.Estate.Sns.Subscriptions).Subscriber?.ToString());

        var channel = Assert.Single(seed.Estate.Chatbot.Configurations);
        Assert.Equal("arn:aws:iam::111122223333:role/AWSChatbotRole", channel.IamRoleArn);
        Assert.Equal("ERROR", channel.LoggingLevel);
    }

    [Theory]
    [InlineData(Given.Topic, "", "", """main.tf:1:1 resource "aws_sns_topic" "ecs_deploy_events" """)]
    [InlineData(Given.Topic, "Policy", "", "main.tf:8:12 jsonencode({")]
    [InlineData(Given.Topic, "Policy", "/Statement/0", "main.tf:11:7 {")]
    [InlineData(Given.Topic, "Policy", "/Statement/0/Principal/Service", """main.tf:14:33 "events.amazonaws.com" """)]
    [InlineData(Given.Topic, "Policy",
        "/Statement/0/Condition/StringEquals/aws:SourceAccount", "main.tf:19:35 data.aws_caller_identity.current.account_id")]
    [InlineData(Given.Topic, "KmsMasterKeyId", "", """main.tf:1:1 resource "aws_sns_topic" "ecs_deploy_events" """)]
    [InlineData(Given.Rule, "EventPattern", "/detail/eventName/0", """main.tf:35:22 "SERVICE_DEPLOYMENT_FAILED" """)]
    [InlineData(Given.Rule, "EventPattern", "/source", """main.tf:32:21 ["aws.ecs"]""")]
    [InlineData(Given.Rule, "EventPattern", "/detail/clusterArn", "main.tf:34:16 {")]
    [InlineData(Given.Rule, "State", "", """main.tf:27:1 resource "aws_cloudwatch_event_rule" "ecs_deployment_failed" """)]
    [InlineData(Given.Target, "Arn", "", "main.tf:43:15 aws_sns_topic.ecs_deploy_events.arn")]
    [InlineData(Given.Target, "InputTransformer.InputPathsMap.reason", "", """main.tf:48:22 "$.detail.reason" """)]
    [InlineData(Given.Target, "InputTransformer.InputPathsMap.cluster", "", "main.tf:46:19 {")]
    [InlineData(Given.Target, "InputTransformer.InputTemplate", "", "main.tf:52:22 <<-EOT")]
    [InlineData(Given.Target, "InputTransformer.InputTemplate", "/content/textType", """main.tf:57:23 "client-markdown" """)]
    [InlineData(Given.Target, "InputTransformer.InputTemplate", "/content/description",
        """main.tf:59:26 "*Service:* <resources>\n*Reason:* <reason>\n*Deployment ID:* <deploymentId>\n*Time:* <time>" """)]
    [InlineData(Given.Target, "DeadLetterConfig.Arn", "",
        """main.tf:40:1 resource "aws_cloudwatch_event_target" "ecs_deploy_failed_to_sns" """)]
    [InlineData(Given.Channel, "SlackChannelId", "", """main.tf:82:24 "CXXXXXXXXXX" """)]
    [InlineData(Given.Channel, "LoggingLevel", "", """main.tf:85:24 "ERROR" """)]
    [InlineData(Given.Channel, "SnsTopicArns", "", "main.tf:84:24 [aws_sns_topic.ecs_deploy_events.arn]")]
    [InlineData("arn:aws:iam::111122223333:role/AWSChatbotRole", "AssumeRolePolicyDocument", "/Statement/0/Principal/Service",
        """main.tf:73:31 "chatbot.amazonaws.com" """)]
    [InlineData("arn:aws:sns:ap-northeast-2:111122223333:another", "", "", "nowhere")]
    public void A_place_is_found_where_it_is_written(string resource, string attribute, string pointer, string expected) =>
        Assert.Equal(expected.TrimEnd(), seed.Place(resource, attribute, pointer));

    [Fact]
    public void A_topics_policy_is_declared_by_the_resource_that_sets_it() =>
        Assert.Equal("aws_sns_topic_policy.ecs_deploy_events_policy", seed.Locate(new(Given.Topic, "Policy", "/Statement/0"))?.Address);

    [Fact]
    public void Addresses_lead_to_arns()
    {
        Assert.Equal(Given.Topic, seed.ResourceAddresses["aws_sns_topic.ecs_deploy_events"]);
        Assert.Equal(Given.Target, seed.ResourceAddresses["aws_cloudwatch_event_target.ecs_deploy_failed_to_sns"]);
    }

    [Fact]
    public void Without_the_data_source_the_account_is_known_all_the_same_and_its_lack_is_reported()
    {
        var alone = Given.File(File.ReadAllText(Path.Combine(Given.SeedFolder(), "main.tf")));
        var finding = Assert.Single(alone.Findings);
        Assert.Equal("TSN0004", finding.Code);
        Assert.Equal("""data "aws_caller_identity" "current" {}""", finding.Write);
        Assert.Contains("\"aws:SourceAccount\":\"111122223333\"", Assert.Single(alone.Estate.Sns.Topics).Policy);
        Assert.Equal(new Assumed("111122223333", "assumed", "us-east-1", "default"), alone.Assumed);
    }
}
