using System.Diagnostics;

namespace Tocsin.Tests.Server.Wire;

/// <summary>What of queues is the wire's: their addresses, and waiting for a message.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task A_queue_is_where_the_client_found_the_server_in_both_protocols()
    {
        await using var server = await FaceServer.Start();
        string url = $"http://{server.Address.Authority}/123456789012/orders";
        var made = await server.Json("AmazonSQS.CreateQueue", """{"QueueName":"orders"}""", "1.0");
        Assert.Equal(url, (string?)made.Json["QueueUrl"]);
        Assert.Equal(url, (await server.Form("Action=GetQueueUrl&Version=2012-11-05&QueueName=orders")).Xml("QueueUrl"));
        Assert.Equal(200, (await server.Json("AmazonSQS.SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"a"}""", "1.0")).Status);
    }

    [Fact]
    public async Task A_form_that_is_posted_to_a_queue_need_not_name_it()
    {
        await using var server = await FaceServer.Start();
        await server.Json("AmazonSQS.CreateQueue", """{"QueueName":"orders"}""", "1.0");
        var sent = await server.Form("Action=SendMessage&Version=2012-11-05&MessageBody=a", "/123456789012/orders");
        Assert.Equal(200, sent.Status);
        var received = await server.Form("Action=ReceiveMessage", "/123456789012/orders");
        Assert.Equal("a", received.Xml("Body"));
    }

    [Fact]
    public async Task A_receiver_waits_for_a_message_and_gets_it_when_it_is_sent()
    {
        await using var server = await FaceServer.Start();
        string url = $"{server.Address}123456789012/orders";
        await server.Json("AmazonSQS.CreateQueue", """{"QueueName":"orders"}""", "1.0");
        var started = Stopwatch.StartNew();
        var receiving = server.Json("AmazonSQS.ReceiveMessage", $$"""{"QueueUrl":"{{url}}","WaitTimeSeconds":20}""", "1.0");
        await server.Json("AmazonSQS.SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"late"}""", "1.0");
        Assert.Equal("late", (string?)(await receiving).Json["Messages"]![0]!["Body"]);
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Of_two_that_wait_one_gets_the_message_and_the_other_what_comes_next()
    {
        await using var server = await FaceServer.Start();
        string url = $"{server.Address}123456789012/orders";
        await server.Json("AmazonSQS.CreateQueue", """{"QueueName":"orders","Attributes":{"ReceiveMessageWaitTimeSeconds":"20"}}""", "1.0");
        string request = $$"""{"QueueUrl":"{{url}}"}""";
        var receiving = Enumerable.Range(0, 2).Select(_ => server.Json("AmazonSQS.ReceiveMessage", request, "1.0")).ToList();
        await server.Json("AmazonSQS.SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"first"}""", "1.0");
        await Task.WhenAny(receiving);
        await server.Json("AmazonSQS.SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"second"}""", "1.0");
        var bodies = (await Task.WhenAll(receiving)).Select(r => (string?)r.Json["Messages"]![0]!["Body"]);
        Assert.Equal(["first", "second"], bodies.Order());
    }

    [Fact]
    public async Task Who_waits_for_nothing_is_told_so_when_the_time_is_over()
    {
        await using var server = await FaceServer.Start();
        string url = $"{server.Address}123456789012/orders";
        await server.Json("AmazonSQS.CreateQueue", """{"QueueName":"orders"}""", "1.0");
        var started = Stopwatch.StartNew();
        var received = await server.Json("AmazonSQS.ReceiveMessage", $$"""{"QueueUrl":"{{url}}","WaitTimeSeconds":1}""", "1.0");
        Assert.Equal((200, "{}"), (received.Status, received.Body));
        Assert.InRange(started.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }
}
