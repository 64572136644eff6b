using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Tocsin.Server.Host;

namespace Tocsin.Tests.Server.Host;

/// <summary>Topics that hand messages to programs and queues, through the server's own doors.</summary>
public sealed class EndpointTests : IDisposable
{
    private const string Topic = "arn:aws:sns:us-east-1:111122223333:alerts";

    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task An_endpoint_confirms_itself_and_checks_the_signature_of_what_it_gets(string version)
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        await Ask(
            server, "SetTopicAttributes", ("TopicArn", Topic), ("AttributeName", "SignatureVersion"), ("AttributeValue", version));
        Assert.Equal("pending confirmation", Text(await Subscribe(server, endpoint), "SubscriptionArn"));

        var asked = await endpoint.Next();
        Assert.Equal(
            ("SubscriptionConfirmation", Topic, "text/plain; charset=UTF-8", "Amazon Simple Notification Service Agent"),
            (asked.Headers["x-amz-sns-message-type"], asked.Headers["x-amz-sns-topic-arn"], asked.Headers["content-type"],
                asked.Headers["user-agent"]));
        Assert.False(asked.Headers.ContainsKey("x-amz-sns-subscription-arn"));
        using var confirmation = JsonDocument.Parse(asked.Body);
        await Verify(confirmation.RootElement, OfConfirmation, version);
        string arn = Text(await Visit(confirmation.RootElement.GetProperty("SubscribeURL").GetString()!), "SubscriptionArn");

        await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "it burns"), ("Subject", "fire"));
        var notified = await endpoint.Next();
        Assert.Equal(
            ("Notification", arn), (notified.Headers["x-amz-sns-message-type"], notified.Headers["x-amz-sns-subscription-arn"]));
        using var notification = JsonDocument.Parse(notified.Body);
        Assert.Equal("it burns", notification.RootElement.GetProperty("Message").GetString());
        Assert.Equal(notified.Headers["x-amz-sns-message-id"], notification.RootElement.GetProperty("MessageId").GetString());
        await Verify(notification.RootElement, OfNotification, version);

        await Visit(notification.RootElement.GetProperty("UnsubscribeURL").GetString()!);
        var ended = await endpoint.Next();
        Assert.Equal("UnsubscribeConfirmation", ended.Headers["x-amz-sns-message-type"]);
        using var end = JsonDocument.Parse(ended.Body);
        await Verify(end.RootElement, OfConfirmation, version);
    }

    [Fact]
    public async Task What_a_queue_gets_of_a_topic_is_signed_by_the_same_certificate_after_a_restart()
    {
        string first, second;
        await using (var server = await Started())
        {
            await Ask(server, "CreateTopic", ("Name", "alerts"));
            await SubscribedQueue(server);
            await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "one"));
            first = await Received(server);
        }
        await using (var server = await Started())
        {
            await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "two"));
            second = await Received(server);
            using var message = JsonDocument.Parse(second);
            await Verify(message.RootElement, OfNotification, "1", server);
        }
        Assert.Equal(CertificateOf(first), CertificateOf(second));
        string kept = Path.Combine(data, "sns-signing.pem");
        Assert.Contains("PRIVATE KEY", await File.ReadAllTextAsync(kept), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(kept) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task Raw_delivery_is_the_message_alone()
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        string arn = await Confirmed(server, endpoint);
        await Set(server, arn, "RawMessageDelivery", "true");
        await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "{\"a\": 1}"));
        var notified = await endpoint.Next();
        Assert.Equal(("{\"a\": 1}", "true"), (notified.Body, notified.Headers["x-amz-sns-rawdelivery"]));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(302)]
    public async Task What_an_endpoint_refuses_counts_as_delivered(int status)
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        await Confirmed(server, endpoint);
        endpoint.Answer(status);
        string id = Text(await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "it burns")), "MessageId");
        await endpoint.Next();
        var message = await Settled(server, id);
        Assert.Equal(("delivered", 1), (message.GetProperty("state").GetString(), message.GetProperty("attempts").GetArrayLength()));
        Assert.Equal($"HTTP {status}", message.GetProperty("receipt").GetString());
        Assert.True(endpoint.HasNothingMore);
    }

    [Fact]
    public async Task What_an_endpoint_cannot_take_is_tried_again_until_it_can_and_meanwhile_nothing_overtakes_it()
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        string arn = await Confirmed(server, endpoint);
        await Retry(server, arn, """{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":2,"numNoDelayRetries":2}""");
        endpoint.Answer(500, 429);
        string id = Text(await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "one")), "MessageId");
        await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "two"));
        var posted = new List<Endpoint.Posted>();
        for (int i = 0; i < 4; i++)
        {
            posted.Add(await endpoint.Next());
        }
        Assert.Equal(["one", "one", "one", "two"], posted.Select(MessageOf));
        Assert.Equal([id, id, id], posted.Take(3).Select(p => p.Headers["x-amz-sns-message-id"]));
        Assert.Equal(posted[0].Body, posted[2].Body);
        var message = await Settled(server, id);
        Assert.Equal(
            ["the endpoint answered HTTP 500", "the endpoint answered HTTP 429", ""],
            message.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task What_waits_for_another_attempt_has_it_after_a_restart()
    {
        await using var endpoint = await Endpoint.Start();
        string id;
        await using (var server = await Started())
        {
            await Ask(server, "CreateTopic", ("Name", "alerts"));
            string arn = await Confirmed(server, endpoint);
            await Retry(server, arn, """{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":1}""");
            endpoint.Answer(500);
            id = Text(await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "one")), "MessageId");
            await endpoint.Next();
        }
        await using var again = await Started();
        Assert.Equal("one", MessageOf(await endpoint.Next()));
        Assert.Equal("delivered", (await Settled(again, id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_waits_for_another_attempt_is_given_up_when_its_subscription_ends()
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        string arn = await Confirmed(server, endpoint);
        await Retry(server, arn, """{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":5}""");
        endpoint.Answer(500, 500);
        string id = Text(await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "one")), "MessageId");
        await endpoint.Next();
        await Ask(server, "DeleteTopic", ("TopicArn", Topic));
        var message = await Settled(server, id);
        Assert.Equal(
            ("dead", "its subscription is gone"), (message.GetProperty("state").GetString(), message.GetProperty("why").GetString()));
    }

    [Fact]
    public async Task What_asks_to_confirm_is_told_like_any_other_message()
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        await Confirmed(server, endpoint);
        using var traces = JsonDocument.Parse(await client.GetStringAsync(new Uri(server.Address, "_tocsin/traces")));
        var trace = Assert.Single(traces.RootElement.GetProperty("traces").EnumerateArray());
        Assert.Equal(
            ("subscription", Topic), (trace.GetProperty("kind").GetString(), trace.GetProperty("resources")[0].GetString()));
        string id = trace.GetProperty("id").GetString()!;
        Assert.Equal("HTTP 200", (await Settled(server, id)).GetProperty("receipt").GetString());
        string page = await client.GetStringAsync(new Uri(server.Address, $"trace/{id}"));
        Assert.Contains(endpoint.Url, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_endpoint_never_takes_is_given_up_and_kept_in_the_subscription_s_dead_letter_queue()
    {
        await using var endpoint = await Endpoint.Start();
        await using var server = await Started();
        await Ask(server, "CreateTopic", ("Name", "alerts"));
        await Queue(server);
        string arn = await Confirmed(server, endpoint);
        await Retry(server, arn, """{"minDelayTarget":1,"numRetries":1,"numNoDelayRetries":1}""");
        await Set(server, arn, "RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:111122223333:orders"}""");
        endpoint.Answer(503, 500);
        string id = Text(await Ask(server, "Publish", ("TopicArn", Topic), ("Message", "one")), "MessageId");
        var message = await Settled(server, id);
        Assert.Equal(
            ("dead", "the endpoint answered HTTP 500; tried 2 times; kept in the dead-letter queue "
                + "arn:aws:sqs:us-east-1:111122223333:orders"),
            (message.GetProperty("state").GetString(), message.GetProperty("why").GetString()));
        using var letter = JsonDocument.Parse(await Received(server));
        Assert.Equal("one", letter.RootElement.GetProperty("Message").GetString());
        await Verify(letter.RootElement, OfNotification, "1");
    }

    [Fact]
    public async Task No_certificate_is_found_under_another_name()
    {
        await using var server = await Started();
        using var answer = await client.GetAsync(
            new Uri(server.Address, "SimpleNotificationService-00000000000000000000000000000000.pem"));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>
    /// As AWS's validators do: https://github.com/aws/aws-js-sns-message-validator, but for the host of the certificate, which is not
    /// AWS's here.
    /// </summary>
    private async Task Verify(JsonElement message, string[] members, string version, TocsinServer? server = null)
    {
        Assert.Equal(version, message.GetProperty("SignatureVersion").GetString());
        var signed = new StringBuilder();
        foreach (string member in members.Where(m => message.TryGetProperty(m, out _)))
        {
            signed.Append(member).Append('\n').Append(message.GetProperty(member).GetString()).Append('\n');
        }
        var at = new Uri(message.GetProperty("SigningCertURL").GetString()!);
        Assert.Matches("^/SimpleNotificationService-[0-9a-f]{32}\\.pem$", at.AbsolutePath);
        // A port of another run is nobody's by now.
        string pem = await client.GetStringAsync(server is null ? at : new Uri(server.Address, at.AbsolutePath));
        Assert.DoesNotContain("PRIVATE", pem, StringComparison.Ordinal);
        using var certificate = X509Certificate2.CreateFromPem(pem);
        using var key = certificate.GetRSAPublicKey()!;
        var hash = version == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        byte[] signature = Convert.FromBase64String(message.GetProperty("Signature").GetString()!);
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(signed.ToString()), signature, hash, RSASignaturePadding.Pkcs1));
        Assert.False(key.VerifyData(Encoding.UTF8.GetBytes(signed + "x"), signature, hash, RSASignaturePadding.Pkcs1));
    }

    private static string CertificateOf(string message)
    {
        using var json = JsonDocument.Parse(message);
        return new Uri(json.RootElement.GetProperty("SigningCertURL").GetString()!).AbsolutePath;
    }

    private static string? MessageOf(Endpoint.Posted posted)
    {
        using var json = JsonDocument.Parse(posted.Body);
        return json.RootElement.GetProperty("Message").GetString();
    }

    private Task Retry(TocsinServer server, string arn, string policy) =>
        Set(server, arn, "DeliveryPolicy", $$"""{"healthyRetryPolicy":{{policy}}}""");

    private Task Set(TocsinServer server, string arn, string name, string value) => Ask(
        server, "SetSubscriptionAttributes", ("SubscriptionArn", arn), ("AttributeName", name), ("AttributeValue", value));

    private async Task SubscribedQueue(TocsinServer server)
    {
        await Queue(server);
        await Ask(
            server, "Subscribe", ("TopicArn", Topic), ("Protocol", "sqs"), ("Endpoint", "arn:aws:sqs:us-east-1:111122223333:orders"));
    }

    /// <summary>One that takes what topics send to it.</summary>
    private async Task Queue(TocsinServer server)
    {
        const string queue = "arn:aws:sqs:us-east-1:111122223333:orders";
        string policy = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{queue}}"}]}
            """;
        await Ask(
            server, "CreateQueue", "2012-11-05", ("QueueName", "orders"), ("Attribute.1.Name", "Policy"), ("Attribute.1.Value", policy));
    }

    private async Task<string> Received(TocsinServer server)
    {
        string url = new Uri(server.Address, "111122223333/orders").ToString();
        return Text(await Ask(server, "ReceiveMessage", "2012-11-05", ("QueueUrl", url), ("WaitTimeSeconds", "5")), "Body");
    }

    private Task<XElement> Subscribe(TocsinServer server, Endpoint endpoint) =>
        Ask(server, "Subscribe", ("TopicArn", Topic), ("Protocol", "http"), ("Endpoint", endpoint.Url));

    /// <summary>The ARN of a subscription that its endpoint confirmed.</summary>
    private async Task<string> Confirmed(TocsinServer server, Endpoint endpoint)
    {
        await Subscribe(server, endpoint);
        using var confirmation = JsonDocument.Parse((await endpoint.Next()).Body);
        return Text(await Visit(confirmation.RootElement.GetProperty("SubscribeURL").GetString()!), "SubscriptionArn");
    }

    /// <summary>The message that a publication became, once it is delivered or given up.</summary>
    private async Task<JsonElement> Settled(TocsinServer server, string id)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            using var found = JsonDocument.Parse(
                await client.GetStringAsync(new Uri(server.Address, $"_tocsin/traces/{id}"), timeout.Token));
            var message = Assert.Single(found.RootElement.GetProperty("routes").EnumerateArray()).GetProperty("message");
            if (message.GetProperty("state").GetString() != "pending")
            {
                return message.Clone();
            }
            await Task.Delay(10, timeout.Token);
        }
    }

    private Task<TocsinServer> Started() => TocsinServer.Start(
        new ServerOptions { Port = 0, Data = data }, TimeProvider.System, new ServerLog(TextWriter.Null, TimeProvider.System));

    private Task<XElement> Ask(TocsinServer server, string action, params (string Name, string Value)[] parameters) =>
        Ask(server, action, "2010-03-31", parameters);

    private async Task<XElement> Ask(TocsinServer server, string action, string version, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(
            [new("Action", action), new("Version", version), .. parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))]);
        using var answer = await client.PostAsync(server.Address, form);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return XElement.Parse(body);
    }

    private async Task<XElement> Visit(string url)
    {
        using var answer = await client.GetAsync(new Uri(url));
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return XElement.Parse(body);
    }

    private static string Text(XElement answer, string name) => answer.Descendants().First(e => e.Name.LocalName == name).Value;
}
