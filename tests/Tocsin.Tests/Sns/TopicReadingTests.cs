using Tocsin.Sns;
using Tocsin.Sns.Shapes;

namespace Tocsin.Tests.Sns;

/// <summary>What was set is told, and nothing that was not: one attribute more, and Terraform's next plan is not empty.</summary>
public sealed class TopicReadingTests
{
    private readonly Asked sns = new();

    [Fact]
    public void A_fresh_topic_has_the_attributes_that_AWS_gives_it()
    {
        Assert.Equal(
            [
                "Policy", "Owner", "SubscriptionsPending", "TopicArn", "EffectiveDeliveryPolicy", "SubscriptionsConfirmed", "DisplayName",
                "SubscriptionsDeleted",
            ],
            Attributes().Keys);
        Assert.Equal(
            ("111122223333", "0", Asked.Topic, "0", "", "0"),
            (Attributes()["Owner"], Attributes()["SubscriptionsPending"], Attributes()["TopicArn"], Attributes()["SubscriptionsConfirmed"],
                Attributes()["DisplayName"], Attributes()["SubscriptionsDeleted"]));
        Assert.Equal(TopicPolicy.Default(World.Topic), Attributes()["Policy"]);
        Assert.Equal(
            """
            {"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,
            "numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,
            "defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}
            """.ReplaceLineEndings(""),
            Attributes()["EffectiveDeliveryPolicy"]);
    }

    [Fact]
    public void What_Terraform_sets_is_told_and_what_is_set_to_nothing_is_not()
    {
        Set("ApplicationSuccessFeedbackSampleRate", "0");
        Set("DisplayName", "Alerts");
        Set("KmsMasterKeyId", "alias/k");
        Set("KmsMasterKeyId", "");
        var attributes = Attributes();
        Assert.Equal(("0", "Alerts", false),
            (attributes["ApplicationSuccessFeedbackSampleRate"], attributes["DisplayName"], attributes.ContainsKey("KmsMasterKeyId")));
    }

    [Fact]
    public void A_delivery_policy_stands_over_what_AWS_does_otherwise()
    {
        Set("DeliveryPolicy", """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":1}}}""");
        Assert.StartsWith(
            """{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":1},"disableSubscriptionOverrides":false,""",
            Attributes()["EffectiveDeliveryPolicy"], StringComparison.Ordinal);
    }

    [Fact]
    public void Subscriptions_are_counted_by_whether_they_are_confirmed()
    {
        sns.Do(SnsApi.Subscribe, new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "email", Endpoint = "a@example.com" });
        sns.Do(SnsApi.Subscribe,
            new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "sqs", Endpoint = "arn:aws:sqs:us-east-1:111122223333:q" });
        sns.Do(SnsApi.Subscribe,
            new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "sqs", Endpoint = "arn:aws:sqs:us-east-1:111122223333:r" });
        Assert.Equal(("1", "2"), (Attributes()["SubscriptionsPending"], Attributes()["SubscriptionsConfirmed"]));
    }

    [Fact]
    public void A_FIFO_topic_says_so()
    {
        sns.Do(SnsApi.CreateTopic,
            new CreateTopicRequest { Name = "a.fifo", Attributes = [new("FifoTopic", "true"), new("ContentBasedDeduplication", "true")] });
        var attributes = sns.Do(SnsApi.GetTopicAttributes,
            new GetTopicAttributesRequest { TopicArn = Asked.Topic.Replace("alerts", "a.fifo", StringComparison.Ordinal) })
            .Attributes!.Value;
        Assert.Equal(("true", "true"), (attributes["FifoTopic"], attributes["ContentBasedDeduplication"]));
    }

    [Fact]
    public void Topics_are_listed_by_name_a_hundred_at_a_time()
    {
        for (int i = 0; i < 100; i++)
        {
            sns.Do(SnsApi.CreateTopic, new CreateTopicRequest { Name = $"t{i:d3}" });
        }
        var first = sns.Do(SnsApi.ListTopics, new ListTopicsRequest());
        Assert.Equal((100, Asked.Topic), (first.Topics!.Value.Count, first.Topics.Value[0].TopicArn));
        var rest = sns.Do(SnsApi.ListTopics, new ListTopicsRequest { NextToken = first.NextToken });
        Assert.Equal("arn:aws:sns:us-east-1:111122223333:t099", Assert.Single(rest.Topics!.Value).TopicArn);
        Assert.Null(rest.NextToken);
    }

    [Fact]
    public void A_topic_that_is_not_there_has_no_attributes() =>
        Assert.Equal(
            ("NotFound", "Topic does not exist"),
            sns.Refused(SnsApi.GetTopicAttributes, new GetTopicAttributesRequest { TopicArn = Asked.Topic + "-2" }));

    [Fact]
    public void Permissions_are_added_by_bare_names_and_removed_by_their_label()
    {
        string before = Attributes()["Policy"];
        var one =
            new AddPermissionRequest { TopicArn = Asked.Topic, Label = "one", AWSAccountId = ["444455556666"], ActionName = ["Publish"] };
        sns.Do(SnsApi.AddPermission, one);
        Assert.EndsWith(
            """,{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"SNS:Publish","Resource":"""
            + $"\"{Asked.Topic}\"}}]}}",
            Attributes()["Policy"], StringComparison.Ordinal);
        Assert.Equal(("InvalidParameter", "Invalid parameter: Statement already exists"), sns.Refused(SnsApi.AddPermission, one));
        foreach (string name in new[] { "sns:Publish", "*", "Nothing" })
        {
            Assert.Equal(
                ("InvalidParameter", "Invalid parameter: Policy statement action out of service scope!"),
                sns.Refused(SnsApi.AddPermission, one with { Label = "two", ActionName = [name] }));
        }
        sns.Do(SnsApi.AddPermission, one with { Label = "two", ActionName = ["Publish", "Subscribe"] });
        Assert.Contains("""
            "Action":["SNS:Publish","SNS:Subscribe"]
            """, Attributes()["Policy"], StringComparison.Ordinal);
        sns.Do(SnsApi.RemovePermission, new RemovePermissionRequest { TopicArn = Asked.Topic, Label = "two" });
        sns.Do(SnsApi.RemovePermission, new RemovePermissionRequest { TopicArn = Asked.Topic, Label = "one" });
        Assert.Equal(before, Attributes()["Policy"]);
        sns.Do(SnsApi.RemovePermission, new RemovePermissionRequest { TopicArn = Asked.Topic, Label = "__default_statement_ID" });
        Assert.Equal("""{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[]}""", Attributes()["Policy"]);
    }

    [Fact]
    public void A_topic_is_tagged_and_untagged()
    {
        Assert.Empty(Tags());
        sns.Do(SnsApi.TagResource, new TagResourceRequest { ResourceArn = Asked.Topic, Tags = [Tag("a", "1"), Tag("b", "2")] });
        sns.Do(SnsApi.TagResource, new TagResourceRequest { ResourceArn = Asked.Topic, Tags = [Tag("a", "3")] });
        sns.Do(SnsApi.UntagResource, new UntagResourceRequest { ResourceArn = Asked.Topic, TagKeys = ["b"] });
        Assert.Equal([Tag("a", "3")], Tags());
        Assert.Equal(
            ("InvalidParameter", "Invalid parameter: Duplicated keys are not allowed."),
            sns.Refused(SnsApi.TagResource, new TagResourceRequest { ResourceArn = Asked.Topic, Tags = [Tag("a", "1"), Tag("a", "2")] }));
        var many = new TagResourceRequest { ResourceArn = Asked.Topic,
            Tags = [.. Enumerable.Range(0, Limits.Tags).Select(i => Tag($"k{i}", ""))] };
        Assert.Equal("TagLimitExceeded", sns.Refused(SnsApi.TagResource, many).Code);
        Assert.Equal(
            ("ResourceNotFound", "Resource does not exist"),
            sns.Refused(SnsApi.ListTagsForResource, new ListTagsForResourceRequest { ResourceArn = Asked.Topic + "-2" }));
    }

    [Fact]
    public void A_data_protection_policy_is_told_as_it_was_put()
    {
        Assert.Null(
            sns.Do(SnsApi.GetDataProtectionPolicy, new GetDataProtectionPolicyRequest { ResourceArn = Asked.Topic }).DataProtectionPolicy);
        const string Policy = """{ "Name": "p" }""";
        sns.Do(SnsApi.PutDataProtectionPolicy,
            new PutDataProtectionPolicyRequest { ResourceArn = Asked.Topic, DataProtectionPolicy = Policy });
        Assert.Equal(Policy,
            sns.Do(SnsApi.GetDataProtectionPolicy, new GetDataProtectionPolicyRequest { ResourceArn = Asked.Topic }).DataProtectionPolicy);
        Assert.Equal(
            "InvalidParameter",
            sns.Refused(SnsApi.PutDataProtectionPolicy,
                new PutDataProtectionPolicyRequest { ResourceArn = Asked.Topic, DataProtectionPolicy = "{" }).Code);
    }

    private static Tag Tag(string key, string value) => new() { Key = key, Value = value };

    private IEnumerable<Tag> Tags() =>
        sns.Do(SnsApi.ListTagsForResource, new ListTagsForResourceRequest { ResourceArn = Asked.Topic }).Tags!.Value;

    private void Set(string name, string value) =>
        sns.Do(SnsApi.SetTopicAttributes,
            new SetTopicAttributesRequest { TopicArn = Asked.Topic, AttributeName = name, AttributeValue = value });

    private Dictionary<string, string> Attributes() =>
        sns.Do(SnsApi.GetTopicAttributes, new GetTopicAttributesRequest { TopicArn = Asked.Topic }).Attributes!.Value.ToDictionary();
}
