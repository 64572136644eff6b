using Tocsin.Aws;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Tests.Policies;

public class PolicyEvaluationTests
{
    private const string Good =
        """ "Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:aws:sns:us-east-1:111122223333:alerts" """;

    private static readonly Requester User = new Requester.Identity(Arn.Parse("arn:aws:iam::111122223333:user/ada"));

    [Fact]
    public void A_matching_statement_allows()
    {
        Assert.Equal("/Statement/0", Assert.IsType<PolicyVerdict.Allowed>(Ask.Statement(Good)).By.Pointer);
    }

    [Fact]
    public void A_matching_deny_wins_over_an_allow()
    {
        var verdict = Ask.Policy($$"""{"Statement":[{"Effect":"Allow",{{Good}}},{"Sid":"No","Effect":"Deny",{{Good}}}]}""");
        Assert.Equal("statement No", Assert.IsType<PolicyVerdict.DeniedExplicitly>(verdict).By.Name);
    }

    [Fact]
    public void A_deny_that_does_not_match_leaves_the_allow()
    {
        Assert.IsType<PolicyVerdict.Allowed>(Ask.Policy(
            $$"""{"Statement":[{"Effect":"Allow",{{Good}}},{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Condition":{"Bool":{"aws:SecureTransport":"false"} } }]}""",
            [new ContextKey("aws:SecureTransport", ["true"])]));
    }

    [Theory]
    [InlineData("\"*\"", true)]
    [InlineData("{\"AWS\":\"*\"}", true)]
    [InlineData("{\"Service\":[\"a.amazonaws.com\",\"events.amazonaws.com\"]}", true)]
    [InlineData("{\"Service\":\"sns.amazonaws.com\"}", false)]
    [InlineData("{\"AWS\":\"111122223333\"}", false)]
    public void A_principal_admits_the_services_it_names(string principal, bool allowed)
    {
        Assert.Equal(allowed, Ask.Statement($"\"Principal\":{principal},\"Action\":\"sns:Publish\"") is PolicyVerdict.Allowed);
    }

    [Fact]
    public void An_anonymous_caller_is_admitted_by_the_star_alone()
    {
        var anyone = new Requester.Anonymous();
        Assert.IsType<PolicyVerdict.Allowed>(Ask.Statement("\"Principal\":\"*\",\"Action\":\"sns:Publish\"", requester: anyone));
        Assert.IsType<PolicyVerdict.DeniedImplicitly>(Ask.Statement($"{Good}", requester: anyone));
    }

    [Theory]
    [InlineData("111122223333", true)]
    [InlineData("arn:aws:iam::111122223333:root", true)]
    [InlineData("arn:aws:iam::111122223333:user/ada", true)]
    [InlineData("arn:aws:iam::111122223333:user/*", false)]
    [InlineData("444455556666", false)]
    public void A_principal_admits_the_users_it_names(string principal, bool allowed)
    {
        Assert.Equal(
            allowed,
            Ask.Statement($$""" "Principal":{"AWS":"{{principal}}"},"Action":"sns:Publish" """, requester: User) is PolicyVerdict.Allowed);
    }

    [Theory]
    [InlineData("\"NotPrincipal\":{\"Service\":\"sns.amazonaws.com\"},\"Action\":\"sns:Publish\"", true)]
    [InlineData("\"NotPrincipal\":{\"Service\":\"events.amazonaws.com\"},\"Action\":\"sns:Publish\"", false)]
    [InlineData("\"Principal\":\"*\",\"NotAction\":\"sns:Subscribe\"", true)]
    [InlineData("\"Principal\":\"*\",\"NotAction\":\"SNS:*\"", false)]
    [InlineData("\"Principal\":\"*\",\"Action\":\"SNS:publish\"", true)]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:P?blish\"", true)]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"Resource\":\"arn:aws:sns:*:111122223333:al*\"", true)]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"NotResource\":\"arn:aws:sns:*:*:alerts\"", false)]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"NotResource\":\"arn:aws:sns:*:*:other\"", true)]
    public void Actions_and_resources_are_patterns_and_can_be_turned_round(string elements, bool allowed)
    {
        Assert.Equal(allowed, Ask.Statement(elements) is PolicyVerdict.Allowed);
    }

    [Theory]
    [InlineData("\"Principal\":{\"Service\":\"sns.amazonaws.com\"},"
        + "\"Action\":\"sns:Publish\"", "/Statement/0/Principal/Service", "\"Principal\": {\"Service\": \"events.amazonaws.com\"}")]
    [InlineData("\"Principal\":{\"AWS\":\"111122223333\"},"
        + "\"Action\":\"sns:Publish\"", "/Statement/0/Principal/AWS", "\"Principal\": {\"Service\": \"events.amazonaws.com\"}")]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:Subscribe\"", "/Statement/0/Action", "\"Action\": \"sns:Publish\"")]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:Publish\","
        + "\"Resource\":\"x\"", "/Statement/0/Resource", "\"Resource\": \"arn:aws:sns:us-east-1:111122223333:alerts\"")]
    [InlineData("\"Principal\":\"*\",\"Action\":\"sns:Publish\","
        + "\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"9\"}}", "/Statement/0/Condition/StringEquals/aws:SourceAccount",
            "\"aws:SourceAccount\": \"111122223333\"")]
    public void A_denial_points_at_the_part_at_fault_and_says_what_to_write(string elements, string pointer, string write)
    {
        var denied = Assert.IsType<PolicyVerdict.DeniedImplicitly>(
            Ask.Statement(elements, [new ContextKey("aws:SourceAccount", ["111122223333"])]));
        var part = Assert.Single(denied.Closest!.Parts);
        Assert.Equal((pointer, write), (part.Pointer, part.Write));
    }

    [Fact]
    public void The_closest_statement_is_the_one_with_the_fewest_faults()
    {
        var denied = Assert.IsType<PolicyVerdict.DeniedImplicitly>(Ask.Policy(
            """{"Statement":[{"Sid":"Far","Effect":"Allow","Principal":{"AWS":"1"},"Action":"sns:Subscribe"},{"Sid":"Near","Effect":"Allow","Principal":"*","Action":"sns:Subscribe"}]}"""));
        Assert.Equal("Near", denied.Closest!.Statement.Sid);
    }

    [Fact]
    public void A_policy_that_only_denies_something_else_has_no_closest_statement()
    {
        Assert.Null(
            Assert.IsType<PolicyVerdict.DeniedImplicitly>(Ask.Policy("""{"Statement":{"Effect":"Deny","Principal":"*","Action":"sns:Subscribe"}}""")).Closest);
    }

    [Fact]
    public void An_unknown_value_that_decides_leaves_it_open()
    {
        string account = Unknown.Mark("data.aws_ssm_parameter.account.value");
        var verdict = Ask.Statement(
            $$"""{{Good}},"Condition":{"StringEquals":{"aws:SourceAccount":"{{account}}"} }""",
                [new ContextKey("aws:SourceAccount", ["1"])]);
        Assert.Equal("data.aws_ssm_parameter.account.value", Assert.IsType<PolicyVerdict.Undetermined>(verdict).Unknown);
    }

    [Fact]
    public void An_unknown_value_that_cannot_decide_changes_nothing()
    {
        string mark = Unknown.Mark("x.y.z");
        Assert.IsType<PolicyVerdict.Allowed>(
            Ask.Policy($$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"{{mark}}"},"Action":"sns:Publish"},{"Effect":"Allow",{{Good}}}]}"""));
        Assert.IsType<PolicyVerdict.DeniedImplicitly>(Ask.Statement($$""" "Principal":{"Service":"{{mark}}"},"Action":"sns:Subscribe" """));
        Assert.IsType<PolicyVerdict.DeniedImplicitly>(
            Ask.Statement($$""" "Principal":"*","Action":"sns:Publish","Resource":"arn:aws:sqs:us-east-1:111122223333:{{mark}}" """));
    }

    [Fact]
    public void An_unknown_deny_leaves_it_open()
    {
        Assert.IsType<PolicyVerdict.Undetermined>(Ask.Policy(
            $$"""{"Statement":[{"Effect":"Allow",{{Good}}},{"Effect":"Deny","Principal":{"AWS":"{{Unknown.Mark("a.b")}}"},"Action":"sns:Publish"}]}"""));
    }

    [Fact]
    public void The_same_unknown_value_on_both_sides_is_equal()
    {
        string topic = $"arn:aws:sns:us-east-1:111122223333:{Unknown.Mark("random_id.x.hex")}";
        var policy = Ask.Parse($$"""{"Statement":{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"{{topic}}"} }""");
        Assert.IsType<PolicyVerdict.Allowed>(PolicyEvaluation.Evaluate(policy, new RequestContext(User, "sns:Publish", topic)));
    }
}
