using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>The aws CLI, as the article uses it, over the article's resources as if they had been applied.</summary>
public sealed class AwsCliTests
{
    private const string Topic = "arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic";

    private const string Notification =
        """{"version":"1.0","source":"custom","content":{"textType":"client-markdown","title":":wave: Hello","description":"by hand"}}""";

    private static Task<RunningServer> Server(params string[] options) =>
        RunningServer.InMemory([Path.Combine(Repository.Root, "samples", "article"), .. options]);

    [Fact]
    public async Task An_event_in_the_name_of_ECS_is_refused_as_the_article_shows()
    {
        await using var server = await Server();
        var ran = await Aws(
            server, "events", "put-events", "--entries",
            """[{"Source":"aws.ecs","DetailType":"ECS Deployment State Change","Detail":"{\"eventName\":\"x\"}"}]""");
        Assert.Equal(
            """
            {
                "FailedEntryCount": 1,
                "Entries": [
                    {
                        "ErrorCode": "NotAuthorizedForSourceException",
                        "ErrorMessage": "Not authorized for the source."
                    }
                ]
            }

            """.ReplaceLineEndings("\n"),
            ran.Succeeded());
    }

    [Fact]
    public async Task A_custom_notification_that_is_published_by_hand_arrives()
    {
        await using var server = await Server();
        var published = JsonNode.Parse((await Aws(server, "sns", "publish", "--topic-arn", Topic, "--message", Notification)).Succeeded())!;
        Assert.NotNull((string?)published["MessageId"]);
        Assert.Contains("Hello", (await server.Tocsin("inbox", "wait", "-q", "Hello")).Succeeded());
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData(
        """
        {"version":"0","id":"1","detail-type":"ECS Deployment State Change","source":"aws.ecs","account":"111122223333",
        "time":"2026-11-23T00:00:00Z","region":"ap-northeast-2","resources":[],"detail":{"eventName":"SERVICE_DEPLOYMENT_FAILED"}}
        """)]
    public async Task What_Chatbot_does_not_recognise_is_refused_in_its_log_in_us_east_1(string message)
    {
        await using var server = await Server("--chatbot-profile", "article");
        (await Aws(server, "sns", "publish", "--topic-arn", Topic, "--message", message)).Succeeded();
        string log = (await Aws(
            server, "logs", "filter-log-events", "--log-group-name", "/aws/chatbot/deploy-alerts", "--region", "us-east-1")).Succeeded();
        Assert.Contains("Event received is not supported", log);
        Assert.Contains("0 messages", (await server.Tocsin("inbox", "ls")).Succeeded());
    }

    [Fact]
    public async Task The_log_can_be_followed_by_a_CLI_that_has_tail()
    {
        await using var server = await Server("--chatbot-profile", "article");
        const string Debians = "/usr/bin/aws";
        string cli = File.Exists(Debians) ? Debians : "aws";
        Assert.SkipWhen(
            (await server.Client(cli, "--version")).Output.StartsWith("aws-cli/1.", StringComparison.Ordinal),
            "the aws CLI on this machine is version 1, which has no `logs tail`");
        (await Aws(server, "sns", "publish", "--topic-arn", Topic, "--message", "plain text")).Succeeded();
        // Debian's knows no variable that names an endpoint.
        string[] tail = ["--endpoint-url", server.Url, "logs", "tail", "/aws/chatbot/deploy-alerts", "--region", "us-east-1"];
        Assert.Contains("Event received is not supported", (await server.Client(cli, tail)).Succeeded());
        // Until two are heard, not counting the first: it may have been there before.
        string follow = $"timeout --signal=INT 120 {cli} {string.Join(' ', tail)} --follow --since 1s | grep -m 2 'as it comes [1-9]'";
        var followed = server.Client("bash", "-c", follow);
        for (int i = 0; !followed.IsCompleted; i++)
        {
            await Aws(server, "sns", "publish", "--topic-arn", Topic, "--message", $"as it comes {i}");
        }
        Assert.Equal(2, (await followed).Succeeded().Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Mistakes_are_told_as_AWS_tells_them()
    {
        await using var server = await Server();
        var missing = await Aws(server, "events", "describe-rule", "--name", "none");
        Assert.NotEqual(0, missing.ExitCode);
        Assert.Equal(
            "An error occurred (ResourceNotFoundException) when calling the DescribeRule operation: "
            + "Rule none does not exist on EventBus default.",
            missing.Errors.Trim());
        var pattern = await Aws(server, "events", "put-rule", "--name", "a", "--event-pattern", """{"source":"aws.ecs"}""");
        Assert.Contains("(InvalidEventPatternException)", pattern.Errors);
        var unknown = await Aws(server, "dynamodb", "list-tables");
        Assert.Contains("(UnknownOperationException)", unknown.Errors);
        var buckets = await Aws(server, "s3api", "list-buckets");
        Assert.Contains("(MethodNotAllowed)", buckets.Errors);
        Assert.Contains("Could not find operation GET / of s3", buckets.Errors);
        var zones = await Aws(server, "route53", "list-hosted-zones");
        Assert.Contains("(InvalidAction)", zones.Errors);
        string told = (await server.Ask("status"))["unknownRequests"]!.ToJsonString();
        Assert.All(["dynamodb ListTables", "s3 GET /", "route53 GET /2013-04-01/hostedzone"], name => Assert.Contains(name, told));
    }

    private static Task<Ran> Aws(RunningServer server, params string[] arguments) => server.Client("aws", arguments);
}
