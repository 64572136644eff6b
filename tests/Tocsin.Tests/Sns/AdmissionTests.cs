using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;
using static Tocsin.Tests.Sns.World;

namespace Tocsin.Tests.Sns;

public class AdmissionTests
{
    /// <summary>The five topics of the recording on AWS 2026-09.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:events:us-east-1:111122223333:rule/failed\"}}", true)]
    [InlineData("{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}", true)]
    [InlineData("{\"StringEquals\":{\"aws:SourceOwner\":\"111122223333\"}}", false)]
    [InlineData("{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:events:us-east-1:111122223333:rule/other\"}}", false)]
    public void Conditions_decide_as_recorded_on_AWS(string condition, bool admitted)
    {
        var step = Topic(new World().WithPolicy(Statement(condition)));
        Assert.Equal(admitted, step.Verdict is Verdict.Passed);
    }

    /// <summary>What the policy says to a service is known from the last time; not where it depends on more.</summary>
    [Theory]
    [InlineData("{\"DateLessThan\":{\"aws:CurrentTime\":\"2026-11-23T02:00:00Z\"}}")]
    [InlineData("{\"NumericLessThan\":{\"AWS:EpochTime\":\"1795399200\"}}")]
    public void What_depends_on_the_time_is_asked_each_time(string condition)
    {
        var world = new World().WithPolicy(Statement(condition));
        Assert.True(Topic(world).Verdict is Verdict.Passed);
        Assert.False(world.Publish(now: Now.AddHours(1)).Branches[0].Steps[0].Verdict is Verdict.Passed);
        Assert.True(Topic(world).Verdict is Verdict.Passed);
    }

    [Fact]
    public void Each_rule_that_publishes_is_judged_by_itself()
    {
        var world = new World().WithPolicy(Statement($"{{\"ArnEquals\":{{\"aws:SourceArn\":\"{Rule}\"}}}}"));
        var other = new Publisher.Service("events.amazonaws.com", Arn.Parse($"{Rule}-too"), "111122223333");
        Assert.Equal([true, false, true, false], new[] { null, other, null, other }.Select(Passes));
        world.WithPolicy(Statement("""{"StringEquals":{"aws:SourceAccount":"444455556666"}}"""));
        Assert.False(Passes(null));

        bool Passes(Publisher? publisher) => world.Publish(publisher).Branches[0].Steps[0].Verdict is Verdict.Passed;
    }

    [Fact]
    public void The_default_policy_does_not_admit_EventBridge()
    {
        var note = Denied(new World());
        Assert.Equal(FindingCode.NoTopicPolicy, note.Code);
        Assert.Equal(
            "the topic alerts has no policy of its own, and the default one asks for AWS:SourceOwner, which EventBridge does not send: "
                + "the publish is denied. AWS does not retry and writes no log line; only the rule's FailedInvocations metric counts it.",
            note.Message);
        Assert.Equal(
            """{ "Effect": "Allow", "Principal": { "Service": "events.amazonaws.com" }, "Action": "sns:Publish", "Resource": "arn:aws:sns:us-east-1:111122223333:alerts", "Condition": { "StringEquals": { "aws:SourceAccount": "111122223333" } } }""",
            note.Write);
    }

    [Fact]
    public void A_denied_step_quotes_AWS()
    {
        Assert.Equal(
            "User: events.amazonaws.com is not authorized to perform: SNS:Publish on resource: "
                + "arn:aws:sns:us-east-1:111122223333:alerts because no resource-based policy allows the SNS:Publish action",
            Topic(new World()).Detail);
    }

    [Theory]
    [InlineData("{\"StringEquals\":{\"aws:SourceAccount\":\"444455556666\"}}", FindingCode.PolicyDenied, "aws:SourceAccount",
        "\"aws:SourceAccount\": \"111122223333\"")]
    [InlineData("{\"StringEquals\":{\"AWS:SourceOwner\":\"111122223333\"}}", FindingCode.SourceOwnerNeverSent, "AWS:SourceOwner",
        "{ \"StringEquals\": { \"aws:SourceAccount\": \"111122223333\" } }")]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}", FindingCode.PrincipalOrgNeverSent, "aws:PrincipalOrgID",
        "{ \"StringEquals\": { \"aws:SourceAccount\": \"111122223333\" } }")]
    public void A_condition_that_fails_is_named_with_what_to_write(string condition, string code, string key, string write)
    {
        var note = Denied(new World().WithPolicy(Statement(condition)));
        Assert.Equal(
            (code, new Place(World.Topic.ToString(), "Policy", $"/Statement/0/Condition/StringEquals/{key}"), write),
            (note.Code, note.Where, note.Write));
    }

    [Fact]
    public void A_denied_publish_names_the_closest_statement()
    {
        var note = Denied(new World().WithPolicy(Statement(principal: """{"Service":"cloudwatch.amazonaws.com"}""")));
        Assert.Equal("/Statement/0/Principal/Service", note.Where.Pointer);
        Assert.Equal(
            "the topic policy does not let EventBridge publish; statement AllowEvents comes closest: the principal is "
                + "cloudwatch.amazonaws.com, the request comes from events.amazonaws.com. AWS does not retry and writes no log line; "
                    + "only the rule's FailedInvocations metric counts it.",
            note.Message);
    }

    [Fact]
    public void A_statement_for_another_action_or_topic_does_not_admit()
    {
        Assert.Equal("/Statement/0/Action", Denied(new World().WithPolicy(Statement(action: "sns:Subscribe"))).Where.Pointer);
        Assert.Equal(
            "/Statement/0/Resource",
            Denied(new World().WithPolicy(Statement(resource: "arn:aws:sns:us-east-1:111122223333:other"))).Where.Pointer);
    }

    [Fact]
    public void An_explicit_deny_stops_services_callers_and_roles()
    {
        var world = new World().WithPolicy(
            """{"Statement":[{"Sid":"No","Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*"},{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*"}]}""");
        foreach (var publisher in new Publisher?[] { null, new Publisher.Caller(Arn.Parse("arn:aws:iam::111122223333:user/ada")),
                Role("arn:aws:iam::111122223333:role/send") })
        {
            var step = world.Publish(publisher).Branches[0].Steps[0];
            Assert.EndsWith("with an explicit deny in a resource-based policy", step.Detail);
            Assert.Equal("/Statement/0", Assert.Single(step.Notes).Where.Pointer);
        }
    }

    [Fact]
    public void A_caller_of_the_same_account_passes_by_its_own_policies_and_another_needs_the_topic_policy()
    {
        Assert.Equal(
            "admitted by its own policies",
            new World().Publish(new Publisher.Caller(Arn.Parse("arn:aws:iam::111122223333:user/ada"))).Branches[0].Steps[0].Detail);
        var stranger = new World().Publish(new Publisher.Caller(Arn.Parse("arn:aws:iam::444455556666:user/eve"))).Branches[0];
        Assert.Equal(new Verdict.Stopped(Reasons.PolicyDenied), stranger.Verdict);
    }

    [Theory]
    [InlineData("\"StringNotEquals\":{\"aws:PrincipalAccount\":\"111122223333\"}", null)]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"false\"}", null)]
    [InlineData("\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}", "aws:PrincipalOrgID")]
    [InlineData("\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}", "aws:SourceIp")]
    public void A_deny_that_hangs_on_where_the_caller_is_leaves_it_open(string condition, string? unknown)
    {
        var world = new World().WithPolicy(
            $$"""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Resource":"*","Condition":{ {{condition}} } }]}""");
        var verdict = world.Publish(new Publisher.Caller(Arn.Parse("arn:aws:iam::111122223333:user/ada"))).Branches[0].Steps[0].Verdict;
        Assert.Equal(unknown, (verdict as Verdict.Undetermined)?.Unknown);
        Assert.Equal(unknown is null, verdict is Verdict.Passed);
    }

    [Fact]
    public void Which_organization_the_account_is_in_is_not_known()
    {
        Assert.Equal(
            new Verdict.Undetermined("aws:SourceOrgID"),
            Topic(new World().WithPolicy(Statement("""{"StringEquals":{"aws:SourceOrgID":"o-1"}}"""))).Verdict);
    }

    [Fact]
    public void A_role_admits_by_its_own_policies()
    {
        Assert.Equal(
            "admitted by the role send", new World().Publish(Role("arn:aws:iam::111122223333:role/send")).Branches[0].Steps[0].Detail);
        Assert.Equal(
            new Verdict.Undetermined("x.role"),
            new World().Publish(Role($"arn:aws:iam::111122223333:role/{Unknown.Mark("x.role")}")).Branches[0].Verdict);
    }

    [Fact]
    public void An_unknown_policy_or_condition_leaves_it_open()
    {
        Assert.Equal(new Verdict.Undetermined("x.policy.json"), Topic(new World().WithPolicy(Unknown.Mark("x.policy.json"))).Verdict);
        string condition = $$"""{"StringEquals":{"aws:SourceAccount":"{{Unknown.Mark("x.account")}}"} }""";
        Assert.Equal(new Verdict.Undetermined("x.account"), Topic(new World().WithPolicy(Statement(condition))).Verdict);
    }

    [Fact]
    public void A_topic_that_is_missing_by_a_slip_is_told_at_the_target()
    {
        var branch = Assert.Single(new World().Publish(to: "arn:aws:sns:us-east-1:111122223333:alert").Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.TopicMissing), branch.Verdict);
        var note = Assert.Single(branch.Steps[0].Notes);
        Assert.Equal((Target, "arn:aws:sns:us-east-1:111122223333:alerts"), (note.Where, note.Write));
        Assert.EndsWith("There is a topic alerts.", note.Message);
    }

    [Theory]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:alerts")]
    [InlineData("arn:aws:sns:us-east-1:111122223333:something-else")]
    public void A_message_to_a_topic_that_is_not_of_this_estate_leaves_for_it(string to)
    {
        var branch = Assert.Single(new World().Publish(to: to).Branches);
        Assert.Equal((new Verdict.Passed(), new Address.Elsewhere(to, Arn.Parse(to))), (branch.Verdict, branch.Onward!.To));
    }

    [Fact]
    public void A_topic_whose_name_is_unknown_leaves_it_open()
    {
        Assert.Equal(
            new Verdict.Undetermined("x.arn"),
            new World().Publish(to: $"arn:aws:sns:us-east-1:111122223333:{Unknown.Mark("x.arn")}").Branches[0].Verdict);
    }

    private static Publisher Role(string arn) =>
        new Publisher.Role(Arn.Parse(arn), "events.amazonaws.com", Arn.Parse(Rule), "111122223333");

    private static Step Topic(World world) => world.Publish().Branches[0].Steps[0];

    private static Note Denied(World world)
    {
        var branch = Assert.Single(world.Publish().Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.PolicyDenied), branch.Verdict);
        return Assert.Single(branch.Steps[0].Notes);
    }
}
