using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Server.Host;
using Tocsin.Server.Ingest;
using Tocsin.Tests.Delivery;
using Tocsin.Text;

namespace Tocsin.Tests.Server.Ingest;

/// <summary>What a real account's SNS posts: taken once, where it is signed and of a topic that is named; and nothing else.</summary>
public sealed class IngestTests : IAsyncLifetime
{
    private const string Topic = "arn:aws:sns:ap-northeast-2:111122223333:of-the-account";
    private const string Others = "arn:aws:sns:ap-northeast-2:999999999999:of-others";

    private const string Password = "a-password-of-some-length";

    private readonly string data = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly string secrets = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StringWriter log = new();
    private StandIn sns = null!;

    public async ValueTask InitializeAsync() => sns = await StandIn.Start();

    public async ValueTask DisposeAsync()
    {
        await sns.DisposeAsync();
        client.Dispose();
        await log.DisposeAsync();
        Directory.Delete(data, recursive: true);
        Directory.Delete(secrets, recursive: true);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task An_event_that_a_topic_brings_rings_once_and_after_a_restart_not_again(string version)
    {
        string body = sns.Signed("Notification", Topic, Event(), version);
        await using (var server = await Started())
        {
            Assert.Equal((200, "taken"), await Post(server, body));
            Assert.Equal((200, "taken"), await Post(server, body));
            Assert.Equal((200, "taken"), await Post(server, sns.Signed("Notification", Topic, Event(), version)));
            Assert.Equal(1, await Rung(server));
            Assert.Equal((1, true), await Brought(server));
        }
        await using var again = await Started();
        Assert.Equal((200, "taken"), await Post(again, body));
        Assert.Equal(1, await Rung(again));
    }

    [Fact]
    public async Task The_same_message_posted_at_once_from_many_sides_rings_once()
    {
        await using var server = await Started();
        string body = sns.Signed("Notification", Topic, Event());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post(server, body)));
        Assert.All(answers, a => Assert.Equal((200, "taken"), a));
        Assert.Equal(1, await Rung(server));
    }

    [Fact]
    public async Task An_event_that_two_ways_bring_to_one_bus_rings_once()
    {
        await using var server = await Started(sns.Address, twin: true);
        string @event = Event();
        Assert.Equal((200, "taken"), await Post(server, sns.Signed("Notification", Topic, @event)));
        Assert.Equal((200, "taken"), await Post(server, sns.Signed("Notification", Topic, @event), "twin"));
        Assert.Equal(1, await Rung(server));
    }

    [Fact]
    public async Task It_confirms_a_subscription_of_a_topic_that_is_named_and_of_no_other()
    {
        await using var server = await Started();
        Assert.Equal((200, "confirmed"), await Post(server, sns.Signed("SubscriptionConfirmation", Topic, "You have chosen")));
        Assert.Equal(1, sns.Confirmed);
        var (status, told) = await Post(server, sns.Signed("SubscriptionConfirmation", Others, "You have chosen"));
        Assert.Equal((403, $"the ingest account does not take {Others}"), (status, told));
        Assert.Equal(1, sns.Confirmed);
    }

    [Fact]
    public async Task What_is_not_signed_as_it_stands_is_refused_and_changes_nothing()
    {
        await using var server = await Started();
        string body = sns.Signed("Notification", Topic, Event());
        Assert.Equal((403, "the signature does not hold"), await Post(server, body.Replace("FAILED", "fAILED")));
        Assert.Equal((403, "it has no signature of version 1 or 2"), await Post(server, Without(body, "Signature")));
        Assert.Equal(
            (403, "the signature does not hold"), await Post(server, sns.Signed("Notification", Topic, Event()).Replace(
                "\"SignatureVersion\":\"1\"", "\"SignatureVersion\":\"2\"")));
        Assert.Equal(403, (await Post(server, sns.Signed("Notification", Others, Event()))).Status);
        Assert.Equal(
            (403, "raw delivery carries no signature: turn RawMessageDelivery of the subscription off, or give the ingest account a "
                + "raw-password"),
            await Post(server, Event(), raw: true));
        Assert.Equal((400, "this is no message of SNS"), await Post(server, Event()));
        Assert.Equal(404, (await Post(server, body, "another")).Status);
        Assert.Equal(413, (await Post(server, new string('x', (2 << 20) + 1))).Status);
        Assert.Equal(0, await Rung(server));
        Assert.Contains("the signature does not hold", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_message_is_not_taken_again_however_well_it_is_signed()
    {
        await using var server = await Started();
        var (status, told) = await Post(
            server, sns.Signed("Notification", Topic, Event(), at: DateTimeOffset.UtcNow - TimeSpan.FromMinutes(80)));
        // One of the two clocks is wrong: SNS is to try again.
        Assert.Equal(503, status);
        Assert.StartsWith("it is of ", told, StringComparison.Ordinal);
        Assert.Contains("refused (503): it is of ", log.ToString(), StringComparison.Ordinal);
        Assert.Equal(503, (await Post(
            server, sns.Signed("Notification", Topic, Event(), at: DateTimeOffset.UtcNow + TimeSpan.FromMinutes(20)))).Status);
        Assert.Equal(0, await Rung(server));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://sns.us-east-1.amazonaws.com.example.org/SimpleNotificationService-0.pem")]
    [InlineData("http://sns.us-east-1.amazonaws.com/SimpleNotificationService-0.pem")]
    [InlineData("https://sns.us-east-1.amazonaws.com:8443/SimpleNotificationService-0.pem")]
    [InlineData("https://sns.us-east-1.amazonaws.com@127.0.0.1/SimpleNotificationService-0.pem")]
    [InlineData("https://s3.us-east-1.amazonaws.com/SimpleNotificationService-0.pem")]
    [InlineData("https://sns.us-east-1.amazonaws.com/?x=SimpleNotificationService-0.pem")]
    public async Task Where_nobody_stands_for_AWS_its_certificates_alone_are_fetched(string? certificate)
    {
        await using var server = await Started(endpoint: null);
        Assert.Equal(
            (403, "SigningCertURL is no certificate of AWS's SNS"),
            await Post(server, sns.Signed("Notification", Topic, Event(), certificate: certificate)));
        Assert.Equal(0, sns.Asked);
    }

    [Theory]
    [InlineData("https://sns.ap-northeast-2.amazonaws.com/", true)]
    [InlineData("https://sns.cn-north-1.amazonaws.com.cn/", true)]
    [InlineData("https://sns.amazonaws.com/", false)]
    [InlineData("https://sns.us-east-1.amazonaws.com.cn.example/", false)]
    public void The_host_of_a_certificate_is_AWS_s_SNS(string at, bool isOfSns) =>
        Assert.Equal(isOfSns, SigningCertificates.IsOfSns(new Uri(at), null));

    [Fact]
    public async Task A_confirmation_that_leads_elsewhere_is_not_visited()
    {
        await using var server = await Started();
        var (status, told) = await Post(server, sns.Signed(
            "SubscriptionConfirmation", Topic, "You have chosen", subscribe: "http://127.0.0.1:9/?Action=ConfirmSubscription"));
        Assert.Equal((403, "SubscribeURL does not confirm a subscription of SNS"), (status, told));
        Assert.Equal(0, sns.Confirmed);
    }

    [Fact]
    public async Task What_is_no_event_is_told_where_an_event_is_to_enter()
    {
        await using var server = await Started();
        var (status, told) = await Post(server, sns.Signed("Notification", Topic, """{"version":"1.0","source":"custom"}"""));
        Assert.Equal((400, "the message is no event of EventBridge: it needs id, source, detail-type, account and region"), (status, told));
    }

    [Fact]
    public async Task Finished_notifications_of_the_article_s_own_topic_are_published_to_it()
    {
        var topic = Given.Resources().OfType<Tocsin.Sns.Topic>().Single().Arn;
        await using var server = await Started(topic: topic);
        Assert.Equal((200, "taken"), await Post(server, sns.Signed(
            "Notification", Topic, """{"version":"1.0","source":"custom","content":{"description":"it burns"}}""")));
        Assert.Equal(1, await Rung(server));
    }

    [Fact]
    public async Task What_is_delivered_raw_is_taken_with_the_password_of_the_ingest_alone_and_once()
    {
        await using var server = await Started(rawPassword: Password);
        Assert.Equal((401, RawPassword.Missing), await Post(server, Event(), raw: true));
        Assert.Equal((401, RawPassword.Missing), await Post(server, Event(), raw: true));
        Assert.Equal(2, Missed());
        foreach (string wrong in (string[])["sns:another", "", "sns", $"sns:{Password}x", $"sns:{Password[1..]}"])
        {
            Assert.Equal(
                (401, "the password in the endpoint is not that of the ingest"), await Post(server, Event(), raw: true, user: wrong));
        }
        string user = $"sns:{Password}";
        Assert.Equal(
            (403, $"the ingest account does not take {Others}"), await Post(server, Event(), raw: true, user: user, topic: Others));
        Assert.Equal((400, "this is no message of SNS"), await Post(server, Event(), raw: true, user: user, type: "Other"));
        Assert.Equal(0, await Rung(server));
        Assert.Equal((200, "taken"), await Post(server, Event(), raw: true, user: user));
        Assert.Equal((200, "taken"), await Post(server, Event(), raw: true, user: user));
        Assert.Equal(1, await Rung(server));
        Assert.Equal((1, true), await Brought(server));
        // It is asked for before it is brought, and told where it is not.
        Assert.Equal((401, RawPassword.Missing), await Post(server, Event(), raw: true));
        Assert.Equal(2, Missed());
        Assert.Equal((401, RawPassword.Missing), await Post(server, Event(), raw: true));
        Assert.Equal(3, Missed());
        Assert.DoesNotContain(Password, log.ToString(), StringComparison.Ordinal);

        int Missed() => log.ToString().Split('\n').Count(l => l.Contains(RawPassword.Missing, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_frees_nothing_that_is_wrapped_of_its_signature()
    {
        await using var server = await Started(rawPassword: Password);
        string body = sns.Signed("Notification", Topic, Event()).Replace("FAILED", "fAILED");
        Assert.Equal((403, "the signature does not hold"), await Post(server, body, user: $"sns:{Password}"));
    }

    [Fact]
    public async Task Posts_that_never_end_keep_out_others_of_their_size_alone()
    {
        await using var server = await Started();
        var slow = new List<TcpClient>();
        try
        {
            // Each announces a large body, and is asked for it once it has its place.
            for (int i = 0; i < 16; i++)
            {
                slow.Add(await Unending(server, 1 << 20));
            }
            string body = sns.Signed("Notification", Topic, Event());
            Assert.Equal((429, "too much at once"), await Post(server, new string('x', 1 << 20)));
            Assert.Equal((200, "taken"), await Post(server, body));
            slow.ForEach(s => s.Dispose());
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while ((await Post(server, new string('x', 1 << 20))).Status == 429)
            {
                await Task.Delay(20, timeout.Token);
            }
        }
        finally
        {
            slow.ForEach(s => s.Dispose());
        }
    }

    /// <summary>A post whose body is asked for and never sent.</summary>
    private static async Task<TcpClient> Unending(TocsinServer server, int length)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /ingest/account HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n"));
        byte[] told = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await stream.ReadExactlyAsync(told);
        Assert.StartsWith("HTTP/1.1 100", Encoding.ASCII.GetString(told), StringComparison.Ordinal);
        return connection;
    }

    [Fact]
    public async Task An_account_that_is_another_server_is_heard_by_a_topic_s_subscription()
    {
        await using var account = await TocsinServer.Start(
            new ServerOptions { Port = 0, Region = "ap-northeast-2" }, TimeProvider.System, new ServerLog(log, TimeProvider.System));
        await using var server = await Started(endpoint: account.Address);
        await Ask(account, "CreateTopic", ("Name", "of-the-account"));
        await Ask(
            account, "Subscribe", ("TopicArn", Topic), ("Protocol", "http"), ("Endpoint", $"{server.Address}ingest/account"));
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await Ask(account, "ListSubscriptionsByTopic", ("TopicArn", Topic))).Contains("PendingConfirmation"))
        {
            await Task.Delay(20, timeout.Token);
        }
        await Ask(account, "Publish", ("TopicArn", Topic), ("Message", Event()));
        while (await Rung(server) == 0)
        {
            await Task.Delay(20, timeout.Token);
        }
        Assert.Equal((1, true), await Brought(server));
    }

    private static string Event() => ((EventContent)Given.Event().Content).Event.ToString();

    private static string Without(string body, string member) =>
        JsonWriter.Write(new JsonValue.Object(
            [.. ((JsonValue.Object)JsonParser.Parse(body)!).Members.Where(m => m.Name != member)]));

    private Task<TocsinServer> Started(Arn? topic = null, string? rawPassword = null) => Started(sns.Address, topic, rawPassword);

    private Task<TocsinServer> Started(
        Uri? endpoint, Arn? topic = null, string? rawPassword = null, bool twin = false) => TocsinServer.Start(
        new ServerOptions
        {
            Port = 0, Data = data, Region = "ap-northeast-2", Applied = Given.Resources().ToValueList(),
            Ingests =
            [
                new IngestOptions("account", [Arn.Parse(Topic)])
                {
                    Endpoint = endpoint, Topic = topic, RawPasswordAt = rawPassword is null ? null : Kept(rawPassword),
                },
                .. twin ? [new IngestOptions("twin", [Arn.Parse(Topic)]) { Endpoint = endpoint }] : Array.Empty<IngestOptions>(),
            ],
        },
        TimeProvider.System, new ServerLog(log, TimeProvider.System));

    private string Kept(string secret)
    {
        string file = Path.Combine(secrets, "raw-password");
        File.WriteAllText(file, secret + "\n");
        return $"file:{file}";
    }

    private async Task<(int Status, string Told)> Post(
        TocsinServer server, string body, string ingest = "account", bool raw = false, string? user = null, string topic = Topic,
        string type = "Notification")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, $"ingest/{ingest}"))
        {
            Content = new StringContent(body, Encoding.UTF8, "text/plain"),
        };
        // As a proxy in front of it would say.
        request.Headers.Host = "ingest.example.org";
        if (raw)
        {
            request.Headers.Add("x-amz-sns-rawdelivery", "true");
            request.Headers.Add("x-amz-sns-message-type", type);
            request.Headers.Add("x-amz-sns-message-id", Guid.NewGuid().ToString());
            request.Headers.Add("x-amz-sns-topic-arn", topic);
        }
        if (user is not null)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
        }
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, (await answer.Content.ReadAsStringAsync()).TrimEnd('\n'));
    }

    private async Task<int> Rung(TocsinServer server)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>(new Uri(server.Address, "_tocsin/messages"));
        return answer.GetProperty("messages").GetArrayLength();
    }

    private async Task<(int Count, bool HasLast)> Brought(TocsinServer server)
    {
        var status = await client.GetFromJsonAsync<JsonElement>(new Uri(server.Address, "_tocsin/status"));
        var source = Assert.Single(status.GetProperty("ingests").EnumerateArray());
        Assert.Equal(Topic, source.GetProperty("from").GetString());
        return (source.GetProperty("count").GetInt32(), source.TryGetProperty("last", out _));
    }

    private async Task<string> Ask(TocsinServer server, string action, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(
            [new("Action", action), new("Version", "2010-03-31"), .. parameters.Select(p => KeyValuePair.Create(p.Name, p.Value))]);
        using var answer = await client.PostAsync(server.Address, form);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return body;
    }

    /// <summary>An SNS that stands in for AWS's: a certificate, what it signs, and where subscriptions are confirmed.</summary>
    private sealed class StandIn : IAsyncDisposable
    {
        private const string CertificatePath = "/SimpleNotificationService-00.pem";

        private readonly RSA key = RSA.Create(2048);
        private readonly WebApplication web;
        private int asked;
        private int confirmed;

        private StandIn()
        {
            var request = new CertificateRequest("CN=sns.amazonaws.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            string pem = certificate.ExportCertificatePem();
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
            web = builder.Build();
            web.Run(http =>
            {
                bool isCertificate = http.Request.Path == CertificatePath;
                Interlocked.Increment(ref isCertificate ? ref asked : ref confirmed);
                return http.Response.WriteAsync(isCertificate ? pem : "<ok/>");
            });
        }

        public Uri Address { get; private set; } = null!;

        public int Asked => asked;

        public int Confirmed => confirmed;

        public static async Task<StandIn> Start()
        {
            var made = new StandIn();
            await made.web.StartAsync();
            string at = made.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            made.Address = new Uri(at + "/");
            return made;
        }

        public string Signed(
            string type, string topic, string message, string version = "1", DateTimeOffset? at = null, string? certificate = null,
            string? subscribe = null)
        {
            var members = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["Message"] = message,
                ["MessageId"] = Guid.NewGuid().ToString(),
                ["Timestamp"] = (at ?? DateTimeOffset.UtcNow).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["TopicArn"] = topic,
                ["Type"] = type,
            };
            if (type == "SubscriptionConfirmation")
            {
                members["Token"] = "2336412f37";
                members["SubscribeURL"] = subscribe ?? $"{Address}?Action=ConfirmSubscription&TopicArn={topic}&Token=2336412f37";
            }
            string text = string.Concat(members.Select(m => $"{m.Key}\n{m.Value}\n"));
            var hash = version == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
            byte[] signature = key.SignData(Encoding.UTF8.GetBytes(text), hash, RSASignaturePadding.Pkcs1);
            members["Signature"] = Convert.ToBase64String(signature);
            members["SignatureVersion"] = version;
            members["SigningCertURL"] = certificate ?? new Uri(Address, CertificatePath).ToString();
            return JsonSerializer.Serialize(members);
        }

        public async ValueTask DisposeAsync()
        {
            await web.DisposeAsync();
            key.Dispose();
        }
    }
}
