using Tocsin.Aws;
using Tocsin.Sqs.Shapes;

namespace Tocsin.Tests.Sqs;

/// <summary>Who calls is refused as by AWS: by a policy that denies him, or by one of another account that does not name him.</summary>
public sealed class CallerTests
{
    private static readonly AccountId Other = AccountId.TryParse("444455556666", out var id) ? id : default;

    private readonly World world = new World().With("q");

    [Fact]
    public void A_deny_refuses_even_the_root_of_the_queues_account_and_keeps_nothing()
    {
        Policy(Statement("Deny", "\"*\"", "sqs:*"));
        Assert.Equal(
            ("AccessDenied",
                "User: arn:aws:iam::111122223333:root is not authorized to perform: sqs:sendmessage on resource: "
                    + "arn:aws:sqs:us-east-1:111122223333:q with an explicit deny in a resource-based policy"),
            Send());
        Assert.Equal("AccessDenied", Receive());
        Assert.Equal(403, world.Ask(SqsApi.PurgeQueue, new PurgeQueueRequest { QueueUrl = World.Url("q") }).Error?.Status);
        Assert.Empty(world.State.MessagesOf(World.Arn("q")));
        // The root gets out again.
        Assert.Equal("0", world.Attribute("q", "ApproximateNumberOfMessages"));
        Policy("");
        world.Send("q", "m");
    }

    [Fact]
    public void A_policy_that_speaks_of_others_leaves_the_account_what_is_its_own()
    {
        Policy(Statement("Allow", "{\"Service\":\"sns.amazonaws.com\"}", "sqs:SendMessage"));
        world.Send("q", "m");
        Assert.Equal(["m"], world.Bodies("q"));
    }

    [Fact]
    public void Another_account_does_what_the_policy_gives_it_and_never_what_is_the_owners()
    {
        world.By = Other;
        Assert.Equal(
            ("AccessDenied",
                "User: arn:aws:iam::444455556666:root is not authorized to perform: sqs:sendmessage on resource: "
                    + "arn:aws:sqs:us-east-1:111122223333:q because no resource-based policy allows the sqs:sendmessage action"),
            Send());
        Assert.Equal("AccessDenied", Receive());
        Assert.Equal("AccessDenied", Delete());
        Assert.Equal("AccessDenied", world.Refused(
            SqsApi.GetQueueUrl, new GetQueueUrlRequest { QueueName = "q", QueueOwnerAWSAccountId = "111122223333" }).Code);
        Policy(Statement("Allow", "{\"AWS\":\"444455556666\"}", "sqs:*"));
        world.Send("q", "m");
        Assert.Equal(["m"], world.Bodies("q"));
        Assert.Equal("AccessDenied", Delete());
        Assert.Equal("AccessDenied", world.Refused(
            SqsApi.ListMessageMoveTasks, new ListMessageMoveTasksRequest { SourceArn = World.Arn("q").ToString() }).Code);
    }

    [Fact]
    public void What_is_no_policy_is_refused() => Assert.Equal(
        ("InvalidAttributeValue", "Invalid value for the parameter Policy."),
        world.Refused(
            SqsApi.SetQueueAttributes, new SetQueueAttributesRequest { QueueUrl = World.Url("q"), Attributes = [new("Policy", "{")] }));

    private void Policy(string policy)
    {
        var by = world.By;
        world.By = AccountId.Assumed;
        world.Done(
            SqsApi.SetQueueAttributes, new SetQueueAttributesRequest { QueueUrl = World.Url("q"), Attributes = [new("Policy", policy)] });
        world.By = by;
    }

    private (string? Code, string? Message) Send() =>
        world.Refused(SqsApi.SendMessage, new SendMessageRequest { QueueUrl = World.Url("q"), MessageBody = "m" });

    private string? Receive() => world.Refused(SqsApi.ReceiveMessage, new ReceiveMessageRequest { QueueUrl = World.Url("q") }).Code;

    private string? Delete() => world.Refused(SqsApi.DeleteQueue, new DeleteQueueRequest { QueueUrl = World.Url("q") }).Code;

    private static string Statement(string effect, string principal, string action) =>
        $$"""{"Statement":[{"Effect":"{{effect}}","Principal":{{principal}},"Action":"{{action}}","Resource":"{{World.Arn("q")}}"}]}""";
}
