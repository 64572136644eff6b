using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Tests.Chatbot;

public class ChatbotHopTests
{
    private const string EcsEvent = "sns.ecs-event";

    [Fact]
    public void A_raw_event_of_a_deployment_arrives_with_its_reason_and_without_its_service()
    {
        Outcome outcome = Given.Receive(BuiltInMessages.Find(EcsEvent)!);
        Step step = outcome.Step();
        Assert.IsType<Verdict.Passed>(step.Verdict);
        Assert.Equal("an event of an ECS deployment (profile current)", step.Detail);
        Note note = Assert.Single(step.Notes);
        Assert.Equal((FindingCode.MissingFacts, Severity.Error, new Place(Given.Configuration)), (note.Code, note.Severity, note.Where));
        Assert.Equal(
            [
                "ECS Deployment State Change | ap-northeast-2 | Account: 111122223333",
                "ECS deployment circuit breaker: tasks failed to start.",
                "Deployment ID: ecs-svc/4231880795355584839", "Event type: ERROR", "Event name: SERVICE_DEPLOYMENT_FAILED",
                "Updated at: 2026-11-23T01:02:00Z",
            ],
            Preview.Of(outcome.Post(), 80).Select(l => l.Text));
    }

    [Fact]
    public void An_event_of_a_deployment_whose_reason_names_the_service_is_taken_as_it_is()
    {
        var raw = BuiltInMessages.Find(EcsEvent)!;
        var rebuilt = raw with { Message = raw.Message.Replace("to start.", "to start. Service: payments", StringComparison.Ordinal) };
        Assert.Empty(Given.Receive(rebuilt).Step().Notes);
    }

    [Fact]
    public void An_event_of_another_service_arrives_as_a_bare_card_and_the_step_carries_an_error()
    {
        var raw = BuiltInMessages.Find(EcsEvent)!;
        var task = raw with { Message = raw.Message.Replace("Deployment State", "Task State", StringComparison.Ordinal) };
        Outcome outcome = Given.Receive(task);
        Note note = Assert.Single(outcome.Step().Notes);
        Assert.Equal((FindingCode.BareCard, Severity.Error), (note.Code, note.Severity));
        Assert.Equal(
            "An event of aws.ecs arrives and says nothing: Chatbot shows only its detail-type, \"ECS Task State Change\".", note.Message);
        Assert.True(outcome.Post().Bare);
        Assert.Equal(["ECS Task State Change", "ECS Task State Change"], Preview.Of(outcome.Post(), 60).Select(l => l.Text));
    }

    [Fact]
    public void What_to_write_for_a_raw_event_makes_a_custom_notification_of_it()
    {
        var write = Assert.IsType<Suggestion.Transformer>(Assert.Single(Given.Receive(BuiltInMessages.Find(EcsEvent)!).Step().Notes).Write);
        Assert.Equal([("resource", "$.resources[0]"), ("reason", "$.detail.reason")], write.Paths.AsEnumerable().Take(2));
        Assert.NotNull(CustomNotification.Read((JsonValue.Object)JsonParser.Parse(write.Template)!).Notification);
        Assert.Contains("*Reason:* <reason>\\n*Deployment ID:* <deploymentId>", write.Template);
    }

    [Fact]
    public void The_target_is_blamed_where_it_is_known() =>
        Assert.Equal(Given.Template, Given.Receive("text", madeAt: Given.Template).Step().Notes[0].Where);

    [Theory]
    [InlineData("deployment failed", "plain text")]
    [InlineData("\"deployment failed\"", "a JSON value that is no object")]
    [InlineData("{\"version\": \"1.0\","
        + " \"source\": \"custom\",}", "broken JSON: a member name in double quotes is expected at character 39")]
    [InlineData("{\"status\":\"failed\"}", "JSON of no known form")]
    [InlineData("{\"detail-type\":\"x\",\"source\":\"aws.ecs\","
        + "\"detail\":{}}", "a part of an event: it lacks version, id, account, time, region, resources")]
    public void A_refusal_says_what_the_message_is_and_where_the_log_line_stands(string message, string what)
    {
        Note note = Assert.Single(Given.Receive(message).Step().Notes);
        Assert.Equal(
            $"To Chatbot this is {what} (profile current), which it does not show. Nothing arrives in Slack. "
                + "The line \"Event received is not supported\" "
                + $"is in /aws/chatbot/deploy-alerts in us-east-1.",
            note.Message);
        Assert.Equal(
            """{"version": "1.0", "source": "custom", "content": {"textType": "client-markdown", "title": "…", "description": "…"}}""",
            note.Write);
    }

    [Fact]
    public void The_log_line_is_the_one_that_AWS_writes()
    {
        var line = Assert.Single(Given.Receive("Build \"x\"", "Hello", level: "INFO").Lines());
        string[] parts = line.Message.Split('\n');
        Assert.Equal(
            "Event received is not supported (see https://docs.aws.amazon.com/chatbot/latest/adminguide/related-services.html ): "
                + "", parts[0]);
        Assert.StartsWith(
            "{\"subscribeUrl\": null, \"type\": \"Notification\", \"signatureVersion\": \"1\", \"signature\": \"EXAMPLE\", "
                + "\"topicArn\": \"arn:aws:sns:ap-northeast-2:111122223333:ecs-deploy-events-topic\", ",
            parts[1]);
        var envelope = JsonParser.Parse(parts[1])!;
        Assert.Equal(
            ("Build \"x\"", "Hello", "2026-11-23T01:02:03.000Z"),
            (envelope.Member("message")?.AsText(), envelope.Member("subject")?.AsText(), envelope.Member("timestamp")?.AsText()));
    }

    [Theory]
    [InlineData("deployment failed")]
    [InlineData("""{"version":"1","source":"custom","content":{"description":"d"}}""")]
    public void With_the_logging_level_NONE_nothing_is_logged_anywhere(string message)
    {
        Outcome outcome = Given.Receive(message, level: "NONE");
        Assert.Empty(outcome.Lines());
        Assert.EndsWith("LoggingLevel is NONE, so nothing is logged anywhere.", outcome.Step().Notes[0].Message);
    }

    [Fact]
    public void An_invalid_custom_notification_stops_at_the_spot_in_the_template()
    {
        Outcome outcome = Given.Receive("""{"version":"1","source":"custom","content":{"title":"t"}}""", madeAt: Given.Template);
        Step step = outcome.Step();
        Assert.Equal(new Verdict.Stopped(Reasons.InvalidNotification), step.Verdict);
        Assert.Equal(Given.Template with { Pointer = "/version" }, step.Where);
        Assert.Equal(
            [
                new Note(FindingCode.InvalidNotification, Severity.Error, Given.Template with { Pointer = "/version" },
                    "/version is \"1\", so that this is no valid custom notification. Chatbot refuses it whole; nothing arrives in Slack. "
                    + "The line \"Event received is not supported\" is in /aws/chatbot/deploy-alerts in "
                        + "us-east-1.", "\"version\": \"1.0\""),
                new Note(FindingCode.InvalidNotification, Severity.Error, Given.Template with { Pointer = "/content/description" },
                    "/content/description is missing.", "\"description\": \"…\": the text to show"),
            ],
            step.Notes);
        Assert.Single(outcome.Lines());
    }

    [Fact]
    public void An_invalid_one_published_by_hand_stops_at_the_configuration() =>
        Assert.Equal(
            new Place(Given.Configuration),
            Given.Receive("""{"version":"1.0","source":"mine","content":{"description":"d"}}""").Step().Where);

    [Theory]
    [InlineData("title")]
    [InlineData("description")]
    public void A_mention_is_delivered_and_reported(string member)
    {
        Outcome outcome = Given.Receive(
            Given.Custom(member == "title" ? "\"title\":\"<!channel> x\","
                + "\"description\":\"d\"" : "\"description\":\"<!channel> x\""), madeAt: Given.Template);
        Note note = Assert.Single(outcome.Step().Notes);
        Assert.Equal(
            (FindingCode.ControlSequence, Severity.Warning, Given.Template with { Pointer = $"/content/{member}" }),
            (note.Code, note.Severity, note.Where));
        Assert.Equal(
            $"The {member} holds <!channel>, which is delivered as it is: Slack takes it for a mention and calls people.", note.Message);
        Assert.Contains(outcome.Post().Blocks, b => b.Texts.Any(t => t.Contains("<!channel> x", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_link_is_delivered_without_a_word() =>
        Assert.Empty(Given.Receive(Given.Custom("\"description\":\"<https://example.com|log> a & b\"")).Step().Notes);

    [Fact]
    public void Raw_delivery_is_refused()
    {
        Outcome outcome = Given.Receive(Given.ArticleMessage, raw: true);
        Assert.Equal(new Verdict.Stopped(Reasons.RawDelivery), outcome.Step().Verdict);
        Assert.Equal(
            (FindingCode.RawDelivery, new Suggestion.Setting("raw_message_delivery", "false")),
                (outcome.Step().Notes[0].Code, outcome.Step().Notes[0].Write));
        Assert.Null(outcome.Branches[0].Onward);
    }

    [Fact]
    public void A_configuration_that_does_not_exist_loses_the_message()
    {
        var envelope = new Envelope(
            Address.Of(Given.Configuration), new Notification(Given.Topic, "m-1", Given.Now, Given.ArticleMessage), new Origin("e-1"));
        Step step = new ChatbotHop(ChatbotState.Empty, ChatbotProfile.Current, LimitWindows.Empty).Receive(envelope, Given.Now).Step();
        Assert.Equal(new Verdict.Stopped(Reasons.NotSubscribed), step.Verdict);
        Assert.Equal(FindingCode.NotSubscribed, Assert.Single(step.Notes).Code);
    }

    [Fact]
    public void An_unknown_value_in_the_text_is_shown_as_such()
    {
        string message = Given.Custom($"\"description\":\"*Reason:* {Unknown.Mark("aws_lambda_function.page.arn")}\"");
        Assert.Equal("Reason: (known after apply: aws_lambda_function.page.arn)", Preview.Of(Given.Receive(message).Post(), 80)[0].Text);
    }

    [Theory]
    [InlineData("""{"version":"1.0","source":"?","content":{"description":"d"}}""")]
    [InlineData("""{"source":"?"}""")]
    [InlineData("""{"a": ?}""")]
    [InlineData("?")]
    public void An_unknown_value_that_decides_leaves_it_undetermined(string message) =>
        Assert.Equal(
            new Verdict.Undetermined("var.source"), Given.Receive(message.Replace("?", Unknown.Mark("var.source"))).Step().Verdict);

    [Fact]
    public void Text_with_an_unknown_value_in_it_is_text_all_the_same() =>
        Assert.Equal(
            new Verdict.Stopped(Reasons.ChatbotUnsupported),
            Given.Receive($"deployment of {Unknown.Mark("var.service")} failed").Step().Verdict);

    [Fact]
    public void A_channel_that_is_not_known_offline_goes_on_to_Slack_with_its_mark()
    {
        Outcome outcome = Given.Receive(Given.ArticleMessage, channel: Unknown.Mark("var.channel"));
        Assert.IsType<Verdict.Passed>(outcome.Step().Verdict);
        Assert.Equal(Unknown.Mark("var.channel"), ((Post)outcome.Branches[0].Onward!.Content).Channel);
    }
}
