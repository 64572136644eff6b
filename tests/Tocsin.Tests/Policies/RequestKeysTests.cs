using Tocsin.Aws;
using Tocsin.Policies;

namespace Tocsin.Tests.Policies;

/// <summary>Conditions on keys that no hop gives: what follows from any request, what is never sent, and what nobody knows.</summary>
public class RequestKeysTests
{
    private static readonly Requester Service = new Requester.Service("events.amazonaws.com");

    private static readonly Requester Role = new Requester.Identity(Arn.Parse("arn:aws:iam::111122223333:role/send"));

    [Theory]
    [InlineData("{\"DateGreaterThan\":{\"aws:CurrentTime\":\"2021-01-01T00:00:00Z\"}}", "allowed")]
    [InlineData("{\"DateLessThan\":{\"aws:CurrentTime\":\"2021-01-01T00:00:00Z\"}}", "denied")]
    [InlineData("{\"NumericGreaterThan\":{\"aws:EpochTime\":\"1609459200\"}}", "allowed")]
    [InlineData("{\"DateLessThan\":{\"aws:EpochTime\":\"1609459200\"}}", "denied")]
    [InlineData("{\"Bool\":{\"aws:SecureTransport\":\"true\"}}", "allowed")]
    [InlineData("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}", "denied")]
    [InlineData("{\"StringEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}", "allowed")]
    [InlineData("{\"StringNotEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}", "denied")]
    [InlineData("{\"StringEquals\":{\"aws:ResourceAccount\":\"111122223333\"}}", "allowed")]
    [InlineData("{\"StringNotEquals\":{\"AWS:resourceaccount\":\"111122223333\"}}", "denied")]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalServiceName\":\"events.amazonaws.com\"}}", "allowed")]
    [InlineData("{\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}}", "denied")]
    [InlineData("{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}", "allowed")]
    [InlineData("{\"Null\":{\"aws:PrincipalTag/team\":\"true\"}}", "allowed")]
    [InlineData("{\"StringEquals\":{\"aws:SourceVpce\":\"vpce-1\"}}", "denied")]
    [InlineData("{\"StringEquals\":{\"aws:ResourceOrgID\":\"o-1\"}}", "aws:ResourceOrgID")]
    [InlineData("{\"StringNotEquals\":{\"aws:ResourceOrgID\":\"o-1\"}}", "aws:ResourceOrgID")]
    [InlineData("{\"StringLike\":{\"aws:ResourceTag/team\":\"*\"}}", "aws:ResourceTag/team")]
    [InlineData("{\"StringNotLike\":{\"aws:ResourceTag/team\":\"*\"}}", "aws:ResourceTag/team")]
    [InlineData("{\"StringLikeIfExists\":{\"aws:ResourceTag/team\":\"*\"}}", "allowed")]
    [InlineData("{\"ForAllValues:StringLike\":{\"aws:TagKeys\":\"*\"}}", "allowed")]
    [InlineData("{\"ForAnyValue:StringLike\":{\"aws:SourceOrgPaths\":\"o-1/*\"}}", "aws:SourceOrgPaths")]
    [InlineData("{\"Null\":{\"aws:ViaAWSService\":\"true\"}}", "aws:ViaAWSService")]
    [InlineData("{\"NotIpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}}", "aws:SourceIp")]
    [InlineData("{\"NumericLessThan\":{\"acme:Made-up\":\"1\"}}", "acme:Made-up")]
    [InlineData("{\"StringEquals\":{\"aws:ResourceAccount\":\"${aws:Made-up}\"}}", "aws:Made-up")]
    public void A_service_is_asked_for_each_key_what_AWS_sends(string condition, string verdict) =>
        Assert.Equal(verdict, Told(condition, Service));

    [Theory]
    [InlineData("{\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/*\"}}", "allowed")]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalAccount\":\"444455556666\"}}", "denied")]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalType\":\"AssumedRole\"}}", "allowed")]
    [InlineData("{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}", "denied")]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalTag/team\":\"a\"}}", "aws:PrincipalTag/team")]
    [InlineData("{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}", "aws:PrincipalOrgID")]
    public void A_role_is_asked_for_each_key_what_AWS_sends(string condition, string verdict) =>
        Assert.Equal(verdict, Told(condition, Role));

    [Theory]
    [InlineData("{\"StringEquals\":{\"aws:ResourceOrgID\":\"o-1\"}}", "allowed")]
    [InlineData("{\"StringEquals\":{\"aws:SourceOrgID\":\"o-2\"}}", "denied")]
    [InlineData("{\"ForAnyValue:StringLike\":{\"aws:SourceOrgPaths\":\"o-1/*\"}}", "allowed")]
    [InlineData("{\"ForAnyValue:StringLike\":{\"aws:SourceOrgPaths\":\"o-2/*\"}}", "denied")]
    [InlineData("{\"ForAnyValue:StringLike\":{\"aws:SourceOrgPaths\":\"o-1/r-ab12/*\"}}", "the account's place in the organization")]
    public void An_organization_that_is_told_decides(string condition, string verdict) =>
        Assert.Equal(verdict, Told(condition, Service, "o-1"));

    [Fact]
    public void A_time_that_nobody_told_decides_nothing()
    {
        var verdict = Ask.Statement(
            """ "Principal":"*","Action":"sns:Publish","Condition":{"DateLessThan":{"aws:CurrentTime":"2021-01-01"}} """);
        Assert.Equal("aws:CurrentTime", Assert.IsType<PolicyVerdict.Undetermined>(verdict).Unknown);
    }

    [Theory]
    [InlineData("{\"StringNotEquals\":{\"aws:ResourceOrgID\":\"o-1\"}}", "aws:ResourceOrgID")]
    [InlineData("{\"DateGreaterThan\":{\"aws:CurrentTime\":\"2021-01-01\"}}", "denied")]
    [InlineData("{\"StringNotEquals\":{\"aws:RequestedRegion\":\"us-east-1\"}}", "allowed")]
    public void A_deny_is_asked_likewise(string condition, string verdict)
    {
        var policy = Ask.Parse(
            $$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish"},{"Effect":"Deny","Principal":"*","Action":"sns:Publish","Condition":{{condition}} }]}""");
        Assert.Equal(verdict, Told(policy, Service, null));
    }

    private static string Told(string condition, Requester requester, string? organization = null) => Told(
        Ask.Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Condition":{{condition}} }]}"""), requester, organization);

    private static string Told(PolicyDocument policy, Requester requester, string? organization)
    {
        var around = new Circumstances(organization, new DateTimeOffset(2026, 11, 23, 1, 2, 3, TimeSpan.Zero));
        return PolicyEvaluation.Evaluate(policy, new RequestContext(requester, "sns:Publish", Ask.Topic, Around: around)) switch
        {
            PolicyVerdict.Allowed => "allowed",
            PolicyVerdict.Undetermined undetermined => undetermined.Unknown,
            _ => "denied",
        };
    }
}
