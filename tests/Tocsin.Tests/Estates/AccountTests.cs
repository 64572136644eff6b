using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Chatbot.Operations;
using Tocsin.Chatbot.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Kms;
using Tocsin.Kms.Operations;
using Tocsin.Kms.Shapes;
using Tocsin.Sns;

namespace Tocsin.Tests.Estates;

/// <summary>Two accounts call one server: what is the one's is not the other's, but for what a policy shares.</summary>
public sealed class AccountTests
{
    private static readonly Call Owner = CallOf("111122223333");
    private static readonly Call Other = CallOf("444455556666");

    [Fact]
    public void A_bus_takes_from_another_account_what_its_policy_allows()
    {
        const string bus = "arn:aws:events:us-east-1:111122223333:event-bus/hub";
        var state = EventBridgeState.Empty.After(
            CreateEventBus.Decide(EventBridgeState.Empty, new CreateEventBusRequest { Name = "hub" }, Owner));
        var rule = new PutRuleRequest { Name = "r", EventBusName = bus, EventPattern = """{"source":["a"]}""" };
        Assert.Equal(
            ("AccessDeniedException",
                "User: arn:aws:iam::444455556666:root is not authorized to perform: events:PutRule on resource: "
                    + "arn:aws:events:us-east-1:111122223333:rule/hub/r because no resource-based policy allows the events:PutRule action"),
            Told(PutRule.Decide(state, rule, Other).Error));
        Assert.Equal(
            "AccessDeniedException", DescribeEventBus.Answer(state, new DescribeEventBusRequest { Name = bus }, Other).Error?.Code);
        Assert.Equal("AccessDeniedException", DeleteEventBus.Decide(state, new DeleteEventBusRequest { Name = bus }, Other).Error?.Code);
        Assert.Equal(
            "AccessDeniedException",
            PutRule.Decide(state, rule with { EventBusName = bus.Replace("hub", "default", StringComparison.Ordinal) }, Other).Error?.Code);
        Assert.Equal("AccessDeniedException", Put(state, bus, Other));
        Assert.Null(PutRule.Decide(state, rule, Other with { Endpoint = null }).Error);
        Assert.Null(PutRule.Decide(state, rule, Owner).Error);
        Assert.Null(Put(state, bus, Owner));

        state = state.After(PutPermission.Decide(
            state,
            new PutPermissionRequest
            {
                EventBusName = "hub", Action = "events:PutEvents", Principal = "444455556666", StatementId = "a",
            },
            Owner));
        Assert.Null(Put(state, bus, Other));
        Assert.Equal("AccessDeniedException", PutRule.Decide(state, rule, Other).Error?.Code);
    }

    [Fact]
    public void A_bus_that_takes_events_of_a_source_takes_those_and_no_others()
    {
        const string bus = "arn:aws:events:us-east-1:111122223333:event-bus/hub";
        var state = EventBridgeState.Empty.After(
            CreateEventBus.Decide(EventBridgeState.Empty, new CreateEventBusRequest { Name = "hub" }, Owner));
        state = state.After(PutPermission.Decide(
            state,
            new PutPermissionRequest
            {
                EventBusName = "hub",
                Policy = $$"""
                    {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":{"AWS":"444455556666"},
                     "Action":"events:PutEvents","Resource":"{{bus}}","Condition":{"StringEquals":{"events:source":"a"} } }]}
                    """,
            },
            Owner));
        Assert.Null(Put(state, bus, Other));
        Assert.Equal("AccessDeniedException", Put(state, bus, Other, "b"));
    }

    [Fact]
    public void A_key_is_told_of_to_another_account_where_its_policy_says_so_and_never_changed_by_it()
    {
        const string arn = "arn:aws:kms:us-east-1:111122223333:key/k1";
        var key = new Key(Arn.Parse(arn), "k1", KeyPolicy.Default("aws", "111122223333"));
        var state = KmsState.Empty.With(key);
        Assert.Equal(
            ("AccessDeniedException",
                "User: arn:aws:iam::444455556666:root is not authorized to perform: kms:DescribeKey on resource: "
                    + $"{arn} because no resource-based policy allows the kms:DescribeKey action"),
            Told(DescribeKey.Answer(state, new DescribeKeyRequest { KeyId = arn }, Other).Error));
        state = state.With(key with { Policy = KeyPolicy.Default("aws", "444455556666") });
        Assert.Null(DescribeKey.Answer(state, new DescribeKeyRequest { KeyId = arn }, Other).Error);
        Assert.Equal("AccessDeniedException", DisableKey.Decide(state, new DisableKeyRequest { KeyId = arn }, Other).Error?.Code);
        Assert.Null(DisableKey.Decide(state, new DisableKeyRequest { KeyId = arn }, Owner).Error);
    }

    [Fact]
    public void A_configuration_of_another_account_is_not_there()
    {
        const string arn = "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/deploys";
        var there = new ChatbotAndTopics(
            ChatbotState.Empty.With(new ChannelConfiguration(
                Arn.Parse(arn), "deploys", "T1", "C1", "C1", "arn:aws:iam::111122223333:role/chatbot", [], "NONE", [], false, [])),
            SnsState.Empty);
        var delete = new DeleteSlackChannelConfigurationRequest { ChatConfigurationArn = arn };
        Assert.Equal("ResourceNotFoundException", DeleteSlackChannelConfiguration.Decide(there, delete, Other).Error?.Code);
        var describe = new DescribeSlackChannelConfigurationsRequest { ChatConfigurationArn = arn };
        Assert.Empty(DescribeSlackChannelConfigurations.Answer(there, describe, Other).Value.SlackChannelConfigurations!.Value);
        Assert.Null(DeleteSlackChannelConfiguration.Decide(there, delete, Owner).Error);
    }

    private static string? Put(EventBridgeState state, string bus, Call call, string source = "a") => PutEvents.Decide(
        state,
        new PutEventsRequest
        {
            Entries = [new PutEventsRequestEntry { EventBusName = bus, Source = source, DetailType = "b", Detail = "{}" }],
        },
        call).Value.Response.Entries!.Value[0].ErrorCode;

    private static (string?, string?) Told(AwsError? error) => (error?.Code, error?.Message);

    private static Call CallOf(string account) => AccountId.TryParse(account, out var id)
        ? new Call(id, "us-east-1", new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero), new Ids(1)) { Endpoint = "http://127.0.0.1:4566" }
        : throw new ArgumentException(account);
}
