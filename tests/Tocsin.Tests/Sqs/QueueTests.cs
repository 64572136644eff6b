using Tocsin.Aws;
using Tocsin.Sqs;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Tests.Sqs;

/// <summary>Queues that are found, described, tagged, shared and deleted.</summary>
public sealed class QueueTests
{
    [Fact]
    public void A_queue_is_described_with_what_nobody_set()
    {
        var world = new World().With("q", ("VisibilityTimeout", "45"));
        long now = world.Now.ToUnixTimeSeconds();
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["QueueArn"] = "arn:aws:sqs:us-east-1:111122223333:q",
                ["ApproximateNumberOfMessages"] = "0",
                ["ApproximateNumberOfMessagesNotVisible"] = "0",
                ["ApproximateNumberOfMessagesDelayed"] = "0",
                ["CreatedTimestamp"] = $"{now}",
                ["LastModifiedTimestamp"] = $"{now}",
                ["VisibilityTimeout"] = "45",
                ["MaximumMessageSize"] = "1048576",
                ["MessageRetentionPeriod"] = "345600",
                ["DelaySeconds"] = "0",
                ["ReceiveMessageWaitTimeSeconds"] = "0",
                ["SqsManagedSseEnabled"] = "true",
            },
            new Dictionary<string, string>(All(world, "q")));
        Assert.Equal("true", All(new World().WithFifo("q.fifo"), "q.fifo")["FifoQueue"]);
        Assert.Null(world.Done(SqsApi.GetQueueAttributes, new GetQueueAttributesRequest { QueueUrl = World.Url("q") }).Attributes);
    }

    [Fact]
    public void A_policy_that_is_set_stays_and_one_that_is_emptied_is_gone()
    {
        var world = new World().With("q");
        world.Done(
            SqsApi.SetQueueAttributes,
            new SetQueueAttributesRequest { QueueUrl = World.Url("q"), Attributes = [new("Policy", "{}"), new("KmsMasterKeyId", "k")] });
        world.Done(
            SqsApi.SetQueueAttributes,
            new SetQueueAttributesRequest { QueueUrl = World.Url("q"), Attributes = [new("DelaySeconds", "1")] });
        Assert.Equal(("{}", "300", "false"), (
            All(world, "q")["Policy"], All(world, "q")["KmsDataKeyReusePeriodSeconds"], All(world, "q")["SqsManagedSseEnabled"]));
        world.Done(
            SqsApi.SetQueueAttributes,
            new SetQueueAttributesRequest { QueueUrl = World.Url("q"), Attributes = [new("Policy", ""), new("KmsMasterKeyId", "")] });
        Assert.DoesNotContain("Policy", All(world, "q").Keys);
        Assert.Equal("true", All(world, "q")["SqsManagedSseEnabled"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4566/111122223333/q")]
    [InlineData("http://sqs.us-east-1.localhost:4566/111122223333/q")]
    [InlineData("https://sqs.us-east-1.amazonaws.com/111122223333/q")]
    [InlineData("http://other.example:80/under/a/path/111122223333/q")]
    public void Any_address_that_ends_in_the_account_and_the_name_leads_to_the_queue(string url) => Assert.Equal(
        "arn:aws:sqs:us-east-1:111122223333:q",
        new World().With("q").Done(
            SqsApi.GetQueueAttributes, new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = ["QueueArn"] })
            .Attributes!.Value["QueueArn"]);

    [Theory]
    [InlineData("http://127.0.0.1:4566/111122223333/other")]
    [InlineData("http://127.0.0.1:4566/444455556666/q")]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/111122223333/q")]
    [InlineData("q")]
    public void Another_address_leads_to_none(string url) => Assert.Equal(
        ("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."),
        new World().With("q").Refused(SqsApi.GetQueueAttributes, new GetQueueAttributesRequest { QueueUrl = url }));

    [Fact]
    public void A_queue_has_its_address_where_the_caller_reaches_it_and_AWS_s_own_otherwise()
    {
        var world = new World().With("q");
        var request = new GetQueueUrlRequest { QueueName = "q" };
        Assert.Equal("http://127.0.0.1:4566/111122223333/q", world.Done(SqsApi.GetQueueUrl, request).QueueUrl);
        var call = world.Call with { Endpoint = null };
        Assert.Equal(
            "https://sqs.us-east-1.amazonaws.com/111122223333/q",
            Tocsin.Sqs.Operations.GetQueueUrl.Answer(world.State, request, call).Value.QueueUrl);
        Assert.Equal(
            "AWS.SimpleQueueService.NonExistentQueue", world.Refused(SqsApi.GetQueueUrl, request with { QueueName = "p" }).Code);
    }

    [Fact]
    public void Queues_are_listed_by_prefix_and_page_by_page_where_that_is_asked_for()
    {
        var world = new World().With("a1").With("a2").With("b");
        Assert.Equal(
            [World.Url("a1"), World.Url("a2")],
            world.Done(SqsApi.ListQueues, new ListQueuesRequest { QueueNamePrefix = "a" }).QueueUrls);
        var first = world.Done(SqsApi.ListQueues, new ListQueuesRequest { MaxResults = 2 });
        Assert.Equal(2, first.QueueUrls!.Value.Count);
        Assert.Equal(
            [World.Url("b")],
            world.Done(SqsApi.ListQueues, new ListQueuesRequest { MaxResults = 2, NextToken = first.NextToken }).QueueUrls);
        Assert.Null(world.Done(SqsApi.ListQueues, new ListQueuesRequest { QueueNamePrefix = "c" }).QueueUrls);
    }

    [Fact]
    public void Making_a_queue_anew_leaves_its_messages_and_deleting_it_does_not()
    {
        var world = new World().With("q", ("DelaySeconds", "0"));
        world.Send("q", "hello");
        world.With("q").With("q", ("VisibilityTimeout", "30"));
        Assert.Single(world.State.MessagesOf(World.Arn("q")));
        Assert.Equal(
            ("QueueAlreadyExists", "A queue already exists with the same name and a different value for attribute VisibilityTimeout"),
            world.Refused(
                SqsApi.CreateQueue, new CreateQueueRequest { QueueName = "q", Attributes = [new("VisibilityTimeout", "31")] }));
        world.Done(SqsApi.DeleteQueue, new DeleteQueueRequest { QueueUrl = World.Url("q") });
        Assert.Empty(world.State.Resources);
        world.With("q");
        Assert.Empty(world.Receive("q"));
    }

    [Fact]
    public void An_attribute_that_SQS_does_not_know_is_refused_by_an_error_of_its_own()
    {
        var world = new World().With("q");
        var wanted = ("InvalidAttributeName", "Unknown Attribute Colour.");
        Assert.Equal(
            wanted,
            world.Refused(
                SqsApi.GetQueueAttributes, new GetQueueAttributesRequest { QueueUrl = World.Url("q"), AttributeNames = ["Colour"] }));
        Assert.Equal(
            wanted,
            world.Refused(
                SqsApi.SetQueueAttributes, new SetQueueAttributesRequest { QueueUrl = World.Url("q"), Attributes = [new("Colour", "1")] }));
        Assert.Equal(
            wanted, world.Refused(SqsApi.CreateQueue, new CreateQueueRequest { QueueName = "p", Attributes = [new("Colour", "1")] }));
        Assert.Equal(
            wanted,
            world.Refused(SqsApi.ReceiveMessage, new ReceiveMessageRequest { QueueUrl = World.Url("q"), AttributeNames = ["Colour"] }));
        Assert.Equal("InvalidParameterValue", world.Refused(SqsApi.SetQueueAttributes, new SetQueueAttributesRequest()).Code);
    }

    [Fact]
    public void Tags_come_and_go()
    {
        var world = new World().With("q");
        world.Done(SqsApi.TagQueue, new TagQueueRequest { QueueUrl = World.Url("q"), Tags = [new("a", "1"), new("b", "2")] });
        world.Done(SqsApi.UntagQueue, new UntagQueueRequest { QueueUrl = World.Url("q"), TagKeys = ["a"] });
        Assert.Equal(
            [new("b", "2")], world.Done(SqsApi.ListQueueTags, new ListQueueTagsRequest { QueueUrl = World.Url("q") }).Tags!.Value);
    }

    [Fact]
    public void A_permission_is_a_statement_of_the_policy()
    {
        var world = new World().With("q");
        var add = new AddPermissionRequest
        {
            QueueUrl = World.Url("q"), Label = "send", AWSAccountIds = ["444455556666"], Actions = ["SendMessage"],
        };
        world.Done(SqsApi.AddPermission, add);
        Assert.Equal(
            """{"Version":"2012-10-17","Id":"arn:aws:sqs:us-east-1:111122223333:q/SQSDefaultPolicy","Statement":["""
                + """{"Sid":"send","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"SQS:SendMessage","""
                + "\"Resource\":\"arn:aws:sqs:us-east-1:111122223333:q\"}]}",
            world.State.Find("arn:aws:sqs:us-east-1:111122223333:q")!.Policy);
        Assert.Equal("InvalidParameterValue", world.Refused(SqsApi.AddPermission, add).Code);
        Assert.Equal("InvalidParameterValue", world.Refused(SqsApi.AddPermission, add with { Label = "x", Actions = ["TagQueue"] }).Code);
        world.Done(SqsApi.RemovePermission, new RemovePermissionRequest { QueueUrl = World.Url("q"), Label = "send" });
        Assert.Equal(
            "InvalidParameterValue",
            world.Refused(SqsApi.RemovePermission, new RemovePermissionRequest { QueueUrl = World.Url("q"), Label = "send" }).Code);
    }

    [Theory]
    [InlineData("""{"maxReceiveCount":3}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:d"}""")]
    [InlineData("""{"deadLetterTargetArn":"d","maxReceiveCount":3}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:d","maxReceiveCount":0}""")]
    [InlineData("[]")]
    public void A_redrive_policy_that_says_too_little_is_refused(string policy) => Assert.Equal(
        "InvalidParameterValue",
        new World().Refused(
            SqsApi.CreateQueue, new CreateQueueRequest { QueueName = "q", Attributes = [new("RedrivePolicy", policy)] }).Code);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"redrivePermission":"some"}""")]
    [InlineData("""{"redrivePermission":"byQueue"}""")]
    [InlineData("""{"redrivePermission":"denyAll","sourceQueueArns":["arn:aws:sqs:us-east-1:111122223333:q"]}""")]
    [InlineData("[]")]
    public void A_redrive_allow_policy_that_says_too_little_or_too_much_is_refused(string policy) => Assert.Equal(
        "InvalidParameterValue",
        new World().Refused(
            SqsApi.CreateQueue, new CreateQueueRequest { QueueName = "d", Attributes = [new("RedriveAllowPolicy", policy)] }).Code);

    [Theory]
    [InlineData("""{"redrivePermission":"allowAll"}""", "q", null)]
    [InlineData("""{"redrivePermission":"denyAll"}""", "q", "InvalidParameterValue")]
    [InlineData("""{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:111122223333:q"]}""", "q", null)]
    [InlineData(
        """{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:us-east-1:111122223333:q"]}""", "p", "InvalidParameterValue")]
    public void A_dead_letter_queue_says_whose_it_is(string policy, string source, string? code)
    {
        var world = new World().With("dead", ("RedriveAllowPolicy", policy)).With("later");
        var redrive = KeyValuePair.Create(
            "RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:dead","maxReceiveCount":3}""");
        Assert.Equal(
            code, world.Refused(SqsApi.CreateQueue, new CreateQueueRequest { QueueName = source, Attributes = [redrive] }).Code);
        Assert.Equal(
            policy.Contains("allowAll", StringComparison.Ordinal) ? null : "InvalidParameterValue",
            world.Refused(
                SqsApi.SetQueueAttributes, new SetQueueAttributesRequest { QueueUrl = World.Url("later"), Attributes = [redrive] }).Code);
    }

    [Fact]
    public void A_dead_letter_queue_is_of_the_kind_of_its_source() => Assert.Equal(
        "InvalidParameterValue",
        new World().With("dead").Refused(
            SqsApi.CreateQueue,
            new CreateQueueRequest
            {
                QueueName = "q.fifo",
                Attributes =
                [
                    new("FifoQueue", "true"),
                    new("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:dead","maxReceiveCount":3}"""),
                ],
            }).Code);

    private static IReadOnlyDictionary<string, string> All(World world, string queue) => world.Done(
        SqsApi.GetQueueAttributes, new GetQueueAttributesRequest { QueueUrl = World.Url(queue), AttributeNames = ["All"] })
        .Attributes!.Value;
}
