using Tocsin.Chatbot;
using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Tests.Chatbot;

public class ArticleTests
{
    [Theory]
    [InlineData(ChatbotProfile.Current)]
    [InlineData(ChatbotProfile.Article)]
    public void The_articles_notification_reaches_the_channel(ChatbotProfile profile)
    {
        Outcome outcome = Given.Receive(Given.ArticleMessage, profile: profile, madeAt: Given.Template);
        Step step = outcome.Step();
        Assert.IsType<Verdict.Passed>(step.Verdict);
        Assert.Equal(new Place(Given.Configuration), step.Where);
        Assert.Empty(step.Notes);
        Assert.Empty(outcome.Lines());
        Envelope onward = outcome.Branches[0].Onward!;
        Assert.Equal("slack:T0A1B2C3D4/C0A1B2C3D4", onward.To.Text);
        Assert.Equal(new Place(Given.Configuration, "SlackChannelId"), onward.SentBy);
        Assert.Equal(Given.Template, onward.MadeAt);
        Post post = outcome.Post();
        Assert.Equal(":rotating_light: ECS Deployment Failed", post.Title);
        Assert.StartsWith("*Service:* arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments\n*Reason:* ", post.Description);
        Assert.Equal("deploy-alerts", post.From);
        Assert.False(post.Bare);
    }

    [Fact]
    public void Its_preview_shows_the_siren_and_bold_labels()
    {
        var lines = Preview.Of(Given.Receive(Given.ArticleMessage).Post(), 80);
        Assert.Equal(
            [
                "🚨 ECS Deployment Failed",
                "Service: arn:aws:ecs:ap-northeast-2:111122223333:service/prod/payments",
                "Reason: ECS deployment circuit breaker: tasks failed to start.",
                "Deployment ID: ecs-svc/4231880795355584839",
                "Time: 2026-11-23T01:02:03Z",
            ],
            lines.Select(l => l.Text));
        Assert.All(lines, l => Assert.Equal(Style.Bold, l.Runs[0].Style));
        Assert.Equal(new Run("Service:", Style.Bold), lines[1].Runs[0]);
    }

    [Theory]
    [InlineData("sns.cloudwatch-alarm")]
    [InlineData("sns.health")]
    [InlineData("sns.security-hub")]
    [InlineData("sns.budgets")]
    public void What_the_articles_table_supports_arrives(string name) =>
        Assert.IsType<Verdict.Passed>(Given.Receive(BuiltInMessages.Find(name)!, ChatbotProfile.Article).Step().Verdict);

    [Theory]
    [InlineData("sns.ecs-event")]
    [InlineData("sns.custom-event")]
    [InlineData("sns.json")]
    [InlineData("sns.text")]
    public void What_it_does_not_support_is_refused_and_logged(string name)
    {
        BuiltInMessage message = BuiltInMessages.Find(name)!;
        Outcome outcome = Given.Receive(message, ChatbotProfile.Article);
        Assert.Equal(new Verdict.Stopped(Reasons.ChatbotUnsupported), outcome.Step().Verdict);
        Note note = Assert.Single(outcome.Step().Notes);
        Assert.Equal((FindingCode.Unsupported, Severity.Error), (note.Code, note.Severity));
        Assert.NotNull(note.Write);
        var line = Assert.Single(outcome.Lines());
        Assert.Equal(("us-east-1", "/aws/chatbot/deploy-alerts", Given.Now), (line.Region, line.Group, line.Time));
        Assert.StartsWith(
            "Event received is not supported (see https://docs.aws.amazon.com/chatbot/latest/adminguide/related-services.html ): "
                + "\n{\"subscribeUrl\": null, \"type\": \"Notification\", ",
            line.Message);
    }

    [Fact]
    public void Every_built_in_message_is_in_one_of_the_two_lists() => Assert.Equal(8, BuiltInMessages.All.Count);
}
