using Tocsin.Sqs.Shapes;

namespace Tocsin.Tests.Sqs;

/// <summary>What lies in a dead-letter queue, moved back to where it came from, or elsewhere.</summary>
public sealed class MoveTaskTests
{
    private const string Dead = "arn:aws:sqs:us-east-1:111122223333:dead";

    [Fact]
    public void Messages_go_back_to_where_they_came_from_as_new_ones()
    {
        var world = DeadLetters();
        string before = world.State.MessagesOf(World.Arn("dead")).Single().MessageId;
        string handle = world.Done(SqsApi.StartMessageMoveTask, new StartMessageMoveTaskRequest { SourceArn = Dead }).TaskHandle!;
        Assert.Empty(world.State.MessagesOf(World.Arn("dead")));
        var back = Assert.Single(world.Receive("q"));
        Assert.Equal(("hello", "1"), (back.Body, back.Attributes!.Value["ApproximateReceiveCount"]));
        Assert.NotEqual(before, back.MessageId);
        Assert.Equal(
            new ListMessageMoveTasksResultEntry
            {
                Status = "COMPLETED",
                SourceArn = Dead,
                ApproximateNumberOfMessagesMoved = 1,
                ApproximateNumberOfMessagesToMove = 1,
                StartedTimestamp = world.Now.ToUnixTimeMilliseconds(),
            },
            Assert.Single(Tasks(world, 10).Results!.Value));
        Assert.Equal(
            "ResourceNotFoundException",
            world.Refused(SqsApi.CancelMessageMoveTask, new CancelMessageMoveTaskRequest { TaskHandle = handle }).Code);
    }

    [Fact]
    public void Messages_go_to_another_queue_where_one_is_named()
    {
        var world = DeadLetters().With("other");
        world.Done(
            SqsApi.StartMessageMoveTask,
            new StartMessageMoveTaskRequest { SourceArn = Dead, DestinationArn = World.Arn("other").ToString() });
        Assert.Equal(["hello"], world.Bodies("other"));
        Assert.Empty(world.Receive("q"));
    }

    [Fact]
    public void A_message_that_was_sent_to_the_dead_letter_queue_itself_stays()
    {
        var world = DeadLetters();
        world.Send("dead", "by hand");
        world.Done(SqsApi.StartMessageMoveTask, new StartMessageMoveTaskRequest { SourceArn = Dead });
        Assert.Equal(["by hand"], world.State.MessagesOf(World.Arn("dead")).Select(m => m.Body));
        Assert.Equal(
            ("FAILED", "CouldNotDetermineMessageSource", 1L),
            Tasks(world, 1).Results!.Value.Select(
                t => (t.Status, t.FailureReason, t.ApproximateNumberOfMessagesMoved!.Value)).Single());
    }

    [Fact]
    public void The_last_ten_tasks_are_remembered()
    {
        var world = DeadLetters();
        for (int i = 0; i < 12; i++)
        {
            world.Wait(1);
            world.Done(SqsApi.StartMessageMoveTask, new StartMessageMoveTaskRequest { SourceArn = Dead });
        }
        world.Restart();
        var tasks = Tasks(world, 10).Results!.Value;
        Assert.Equal(10, tasks.Count);
        Assert.Equal(world.Now.ToUnixTimeMilliseconds(), tasks[0].StartedTimestamp);
        Assert.Single(Tasks(world, null).Results!.Value);
        Assert.Equal(10, world.State.Resources.OfType<Tocsin.Sqs.MessageMoveTask>().Count());
    }

    [Theory]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:gone", null, null, "ResourceNotFoundException")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:q", null, null, "InvalidParameterValue")]
    [InlineData(Dead, "arn:aws:sqs:us-east-1:111122223333:gone", null, "ResourceNotFoundException")]
    [InlineData(Dead, null, 501, "InvalidParameterValue")]
    public void A_task_between_queues_that_are_none_is_refused(string source, string? destination, int? pace, string code) => Assert.Equal(
        code,
        DeadLetters().Refused(
            SqsApi.StartMessageMoveTask,
            new StartMessageMoveTaskRequest
            {
                SourceArn = source, DestinationArn = destination, MaxNumberOfMessagesPerSecond = pace,
            }).Code);

    private static ListMessageMoveTasksResponse Tasks(World world, int? most) =>
        world.Done(SqsApi.ListMessageMoveTasks, new ListMessageMoveTasksRequest { SourceArn = Dead, MaxResults = most });

    private static World DeadLetters()
    {
        var world = new World().With("dead").With(
            "q", ("VisibilityTimeout", "0"), ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{Dead}}","maxReceiveCount":1}"""));
        world.Send("q", "hello");
        world.Receive("q");
        world.Receive("q");
        return world;
    }
}
