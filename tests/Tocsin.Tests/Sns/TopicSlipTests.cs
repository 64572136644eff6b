using Tocsin.Aws;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Tests.Estates;
using Topic = Tocsin.Sns.Topic;

namespace Tocsin.Tests.Sns;

public sealed class TopicSlipTests
{
    [Theory]
    [InlineData("alert", "alerts")]
    [InlineData("ecs-deploy-event-topic", "ecs-deploy-events-topic")]
    [InlineData("ecs_deploy_events_topics", "ecs-deploy-events-topic")]
    [InlineData("ecsDeployEvents", "ecs-deploy-events")]
    [InlineData("notifiactions", "notifications")]
    [InlineData("alerts-prd", "alerts-prod")]
    public void A_name_with_a_letter_or_two_wrong_is_a_slip(string written, string declared) => Assert.NotNull(Meant(written, declared));

    [Theory]
    [InlineData("alerts-dev", "alerts-uat")]
    [InlineData("alerts-eu", "alerts-us")]
    [InlineData("alerts-1", "alerts-2")]
    [InlineData("alerts-prod1", "alerts-prod2")]
    [InlineData("alerts", "alerts-dev")]
    [InlineData("platform-notifications", "alerts")]
    [InlineData("a", "b")]
    public void A_name_with_another_word_is_another_topic(string written, string declared) => Assert.Null(Meant(written, declared));

    [Theory]
    [InlineData("arn:aws:sns:us-east-1:111122223333:alert")]
    [InlineData("arn:aws:sns:eu-west-1:444455556666:alert")]
    public void In_another_region_or_account_it_is_another_topic(string arn) =>
        Assert.Null(TopicSlip.Of(Arn.Parse(arn), Declared("alerts")));

    private static Topic? Meant(string written, string declared) =>
        TopicSlip.Of(Arn.Parse($"arn:aws:sns:eu-west-1:111122223333:{written}"), Declared(declared));

    private static SnsState Declared(string name)
    {
        Assert.True(AccountId.TryParse("111122223333", out var account));
        return SnsState.Empty.After(
            CreateTopic.Decide(SnsState.Empty, new CreateTopicRequest { Name = name },
                new Call(account, "eu-west-1", default, new Ids(0))));
    }
}
