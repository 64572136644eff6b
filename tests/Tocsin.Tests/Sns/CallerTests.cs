using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Kms;
using Tocsin.Sns;
using Tocsin.Sns.Shapes;

namespace Tocsin.Tests.Sns;

/// <summary>
/// Who calls a server is refused as by AWS: by a policy that denies him, or by one of another account that does not name him.
/// </summary>
public sealed class CallerTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/k1";

    private static readonly Call Owner = new(AccountId.Assumed, "us-east-1", World.Now, new Ids(1)) { Endpoint = "http://127.0.0.1:4566" };

    private static readonly Call Other = Of("444455556666");

    private readonly Asked sns = new() { Call = Owner };

    [Theory]
    [InlineData("sns:Publish")]
    [InlineData("sns:Subscribe")]
    public void A_deny_refuses_even_the_root_of_the_topics_account(string denied)
    {
        Policy(Statement("Deny", "*", denied));
        Assert.Equal(denied == "sns:Publish" ? Denied(Owner, "Publish") : null, Told(Publish));
        Assert.Equal(denied == "sns:Publish" ? Denied(Owner, "Publish") : null, Told(PublishBatch));
        Assert.Equal(denied == "sns:Subscribe" ? Denied(Owner, "Subscribe") : null, Told(Subscribe));
    }

    [Fact]
    public void A_policy_that_speaks_of_others_leaves_the_account_what_is_its_own()
    {
        Policy(World.Statement());
        Assert.Null(Told(Publish));
        Assert.Null(Told(Subscribe));
        Policy(Statement("Deny", "*", "sns:Publish", ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
        Assert.Null(Told(Publish));
    }

    [Fact]
    public void What_nobody_knows_of_a_caller_is_held_against_other_accounts_and_keeps_no_owner_out()
    {
        const string elsewhere = ",\"Condition\":{\"NotIpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"}}";
        Policy(Statement("Deny", "*", "sns:Publish", elsewhere));
        Assert.Null(Told(Publish));
        Policy(Statement("Allow", "*", "sns:Publish", elsewhere));
        sns.Call = Other;
        Assert.Equal(Undenied(Other, "Publish"), Told(Publish));
    }

    [Fact]
    public void A_session_is_its_role()
    {
        const string role = "{\"AWS\":\"arn:aws:iam::111122223333:role/deploys\"}";
        sns.Call = Owner with { Principal = Arn.Parse("arn:aws:sts::111122223333:assumed-role/deploys/run-7") };
        Policy(Statement("Deny", "*", "sns:Publish",
            ",\"Condition\":{\"ArnNotEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/deploys\"}}"));
        Assert.Null(Told(Publish));
        Policy(Statement("Deny", role, "sns:Publish"));
        Assert.Equal(Denied(sns.Call, "Publish"), Told(Publish));
    }

    [Fact]
    public void What_is_declared_is_not_asked()
    {
        Policy(Statement("Deny", "*", "sns:Publish"));
        sns.Call = Owner with { Endpoint = null };
        Assert.Null(Told(Publish));
    }

    [Fact]
    public void Another_account_does_what_the_policy_gives_it()
    {
        sns.Call = Other;
        Assert.Equal(Undenied(Other, "Publish"), Told(Publish));
        Assert.Equal(Undenied(Other, "Subscribe"), Told(Subscribe));
        Assert.Equal(
            Undenied(Other, "DeleteTopic"),
            Told(() => sns.Refused(SnsApi.DeleteTopic, new DeleteTopicRequest { TopicArn = Asked.Topic })));
        Assert.Equal(Undenied(Other, "TagResource"), Told(() => sns.Refused(
            SnsApi.TagResource, new TagResourceRequest { ResourceArn = Asked.Topic, Tags = [new Tag { Key = "a", Value = "b" }] })));
        Policy(Statement("Allow", "{\"AWS\":\"444455556666\"}", "sns:Publish"));
        Assert.Null(Told(Publish));
        Assert.Equal(Undenied(Other, "Subscribe"), Told(Subscribe));
        Policy(Statement("Allow", "*", "sns:Subscribe", ",\"Condition\":{\"StringEquals\":{\"sns:Protocol\":\"https\"}}"));
        Assert.Null(Told(Subscribe));
    }

    [Fact]
    public void A_subscription_is_its_topics_owners_and_its_own()
    {
        string arn = sns.Do(
            SnsApi.Subscribe,
            new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "sqs", Endpoint = "arn:aws:sqs:us-east-1:111122223333:q" })
            .SubscriptionArn!;
        sns.Call = Other;
        string text = $"User: {Other.Principal} is not authorized to perform: SNS:Unsubscribe on resource: {arn} because no resource-based "
            + "policy allows the SNS:Unsubscribe action";
        Assert.Equal(("AuthorizationError", text), sns.Refused(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn }));
        Assert.Equal("AuthorizationError", sns.Refused(
            SnsApi.SetSubscriptionAttributes,
            new SetSubscriptionAttributesRequest
            {
                SubscriptionArn = arn, AttributeName = "RawMessageDelivery", AttributeValue = "true",
            }).Code);
        Assert.Equal("AuthorizationError", sns.Refused(
            SnsApi.GetSubscriptionAttributes, new GetSubscriptionAttributesRequest { SubscriptionArn = arn }).Code);
        sns.Call = Owner;
        sns.Do(SnsApi.Unsubscribe, new UnsubscribeRequest { SubscriptionArn = arn });
    }

    [Fact]
    public void The_key_of_a_topic_is_there_enabled_and_for_who_publishes()
    {
        sns.Do(
            SnsApi.SetTopicAttributes,
            new SetTopicAttributesRequest { TopicArn = Asked.Topic, AttributeName = "KmsMasterKeyId", AttributeValue = Key });
        Assert.Equal("KMSNotFound", Told(Publish)?.Code);
        Assert.Equal("KMSNotFound", Told(PublishBatch)?.Code);
        var key = new Key(Arn.Parse(Key), "k1", KeyPolicy.Default("aws", "111122223333"));
        Assert.Null(With(key));
        Assert.Equal("KMSDisabled", With(key with { Enabled = false }));
        Assert.Equal("KMSInvalidState", With(key with { Enabled = false, DeletionDate = World.Now.AddDays(7) }));
        Assert.Equal("KMSNotFound", With(key with { Enabled = false, DeletionDate = World.Now }));
        Assert.Equal("KMSAccessDenied", With(key with
        {
            Policy = World.Statement(action: "kms:*", resource: "*"),
        }));
        sns.Do(
            SnsApi.SetTopicAttributes,
            new SetTopicAttributesRequest { TopicArn = Asked.Topic, AttributeName = "KmsMasterKeyId", AttributeValue = "alias/aws/sns" });
        Assert.Null(Told(Publish));
        Policy(Statement("Allow", "*", "sns:Publish"));
        sns.Call = Other;
        Assert.Equal("KMSAccessDenied", Told(Publish)?.Code);
    }

    private string? With(Key key)
    {
        sns.Keys = KmsState.Empty.With(key);
        return Told(Publish)?.Code;
    }

    private (string? Code, string? Message) Publish() =>
        sns.Refused(SnsApi.Publish, new PublishRequest { TopicArn = Asked.Topic, Message = "m" });

    private (string? Code, string? Message) PublishBatch() => sns.Refused(
        SnsApi.PublishBatch,
        new PublishBatchRequest
        {
            TopicArn = Asked.Topic, PublishBatchRequestEntries = [new PublishBatchRequestEntry { Id = "a", Message = "m" }],
        });

    private (string? Code, string? Message) Subscribe() => sns.Refused(
        SnsApi.Subscribe, new SubscribeRequest { TopicArn = Asked.Topic, Protocol = "https", Endpoint = "https://example.com" });

    private void Policy(string policy)
    {
        var by = sns.Call;
        sns.Call = Owner;
        sns.Do(
            SnsApi.SetTopicAttributes,
            new SetTopicAttributesRequest { TopicArn = Asked.Topic, AttributeName = "Policy", AttributeValue = policy });
        sns.Call = by;
    }

    private static string Statement(string effect, string principal, string action, string condition = "") =>
        $$"""{"Statement":[{"Effect":"{{effect}}","Principal":{{(principal == "*" ? "\"*\"" : principal)}},"Action":"{{action}}","Resource":"{{Asked.Topic}}"{{condition}}}]}""";

    private static (string Code, string Message)? Told(Func<(string? Code, string? Message)> refused) =>
        refused() is ({ } code, { } message) ? (code, message) : null;

    private static (string Code, string Message)? Denied(Call by, string action) => (
        "AuthorizationError",
        $"User: {by.Principal} is not authorized to perform: SNS:{action} on resource: {Asked.Topic} with an explicit deny in a "
            + "resource-based policy");

    private static (string Code, string Message)? Undenied(Call by, string action) => (
        "AuthorizationError",
        $"User: {by.Principal} is not authorized to perform: SNS:{action} on resource: {Asked.Topic} because no resource-based policy "
            + $"allows the SNS:{action} action");

    private static Call Of(string account) => AccountId.TryParse(account, out var id)
        ? new Call(id, "us-east-1", World.Now, new Ids(2)) { Endpoint = "http://127.0.0.1:4566" }
        : throw new ArgumentException(account);
}
