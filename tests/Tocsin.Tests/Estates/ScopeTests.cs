using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Shapes;
using Tocsin.Ecs.Scheduling;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Iam.Operations;
using Tocsin.Iam.Shapes;
using Tocsin.Kms;
using Tocsin.Kms.Operations;
using Tocsin.Kms.Shapes;
using Tocsin.Sns;
using Tocsin.Sns.Operations;
using Tocsin.Sns.Shapes;
using Tocsin.Told;
using Scope = Tocsin.Aws.Scope;

namespace Tocsin.Tests.Estates;

/// <summary>Two accounts and two regions in one estate: names, quotas, roles, keys and clusters stay apart.</summary>
public sealed class ScopeTests
{
    private const string Trust =
        """{"Statement":{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    private static readonly Call Here = CallFrom("111122223333", "us-east-1");
    private static readonly Call Elsewhere = CallFrom("111122223333", "eu-west-1");
    private static readonly Call Other = CallFrom("444455556666", "us-east-1");

    [Fact]
    public void A_role_of_another_account_takes_no_name()
    {
        var state = IamState.Empty.After(
            CreateRole.Decide(IamState.Empty, new CreateRoleRequest { RoleName = "alerts", AssumeRolePolicyDocument = Trust }, Here));
        Refused(
            "EntityAlreadyExists", "Role with name ALERTS already exists.",
            CreateRole.Decide(state, new CreateRoleRequest { RoleName = "ALERTS", AssumeRolePolicyDocument = Trust }, Elsewhere));
        Assert.Null(CreateRole.Decide(state, new CreateRoleRequest { RoleName = "alerts", AssumeRolePolicyDocument = Trust }, Other).Error);
        const string publish = """{"Statement":{"Effect":"Allow","Action":"sns:Publish","Resource":"*"}}""";
        Refused(
            "NoSuchEntity", "The role with name alerts cannot be found.",
            PutRolePolicy.Decide(state, new PutRolePolicyRequest { RoleName = "alerts", PolicyName = "p", PolicyDocument = publish },
                Other));
    }

    [Fact]
    public void Buses_are_counted_in_their_own_account_and_region()
    {
        var state = EventBridgeState.Empty;
        for (int i = 0; i < Tocsin.EventBridge.Limits.Buses; i++)
        {
            state = state.After(CreateEventBus.Decide(state, new CreateEventBusRequest { Name = $"bus-{i}" }, Here));
        }
        Refused(
            "LimitExceededException", "The requested resource exceeds the maximum number allowed.",
            CreateEventBus.Decide(state, new CreateEventBusRequest { Name = "one-more" }, Here));
        Assert.Null(CreateEventBus.Decide(state, new CreateEventBusRequest { Name = "one-more" }, Elsewhere).Error);
        Assert.Null(CreateEventBus.Decide(state, new CreateEventBusRequest { Name = "bus-0" }, Other).Error);
    }

    [Fact]
    public void A_service_is_made_in_the_region_of_its_cluster_or_not_at_all()
    {
        var state = EcsState.Empty.After(
            CreateCluster.Decide(EcsState.Empty, new CreateClusterRequest { ClusterName = "prod" }, Elsewhere));
        state = state.After(
            RegisterTaskDefinition.Decide(state,
                new RegisterTaskDefinitionRequest { Family = "payments",
                    ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:1" }] }, Here));
        foreach (string cluster in new[] { "prod", state.Clusters[0].Arn.ToString() })
        {
            Refused(
                "ClusterNotFoundException", "Cluster not found.",
                CreateService.Decide(state,
                    new CreateServiceRequest { ServiceName = "payments", Cluster = cluster, TaskDefinition = "payments" }, Here));
        }
        state = state.After(CreateCluster.Decide(state, new CreateClusterRequest { ClusterName = "prod" }, Here));
        Assert.Equal(2, state.Clusters.Count);
        Assert.Equal(
            Here.Scope,
            Scope.Of(Arn.Parse(CreateService.Decide(state,
                new CreateServiceRequest { ServiceName = "payments", Cluster = "prod", TaskDefinition = "payments" },
                    Here).Value.Response.Service!.ServiceArn!)));
    }

    [Fact]
    public void A_task_definition_counts_its_revisions_in_its_own_region()
    {
        var state = EcsState.Empty.After(
            RegisterTaskDefinition.Decide(EcsState.Empty,
                new RegisterTaskDefinitionRequest { Family = "payments",
                    ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:1" }] }, Elsewhere));
        Assert.Equal(
            1,
            RegisterTaskDefinition.Decide(state,
                new RegisterTaskDefinitionRequest { Family = "payments",
                    ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:1" }] },
                        Here).Value.Response.TaskDefinition!.Revision);
        Assert.Equal(
            2,
            RegisterTaskDefinition.Decide(state,
                new RegisterTaskDefinitionRequest { Family = "payments",
                    ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:1" }] },
                        Elsewhere).Value.Response.TaskDefinition!.Revision);
    }

    [Fact]
    public void Topics_rules_and_aliases_of_one_name_are_as_many_as_there_are_scopes()
    {
        var estate = new Estate(AccountId.Assumed, "us-east-1");
        foreach (var call in new[] { Here, Elsewhere, Other })
        {
            estate = estate.With(CreateTopic.Decide(estate.Sns, new CreateTopicRequest { Name = "alerts" }, call).Value.Changes);
            estate = estate.With(
                PutRule.Decide(estate.Events, new PutRuleRequest { Name = "failed", EventPattern = """{"source":["aws.ecs"]}""" },
                    call).Value.Changes);
            var key = CreateKey.Decide(estate.Kms, new CreateKeyRequest(), call).Value;
            estate = estate.With(key.Changes);
            estate = estate.With(
                CreateAlias.Decide(estate.Kms,
                    new CreateAliasRequest { AliasName = "alias/alerts", TargetKeyId = key.Response.KeyMetadata!.KeyId },
                        call).Value.Changes);
        }
        Assert.Equal([Elsewhere.Scope, Here.Scope, Other.Scope], estate.Sns.Topics.Select(t => Scope.Of(t.Arn)));
        Assert.Equal([Elsewhere.Scope, Here.Scope, Other.Scope], estate.Events.Rules.Select(r => Scope.Of(r.Arn)));
        Assert.Equal(Other.Scope, Scope.Of(estate.Kms.Find("alias/alerts", Other.Scope)!.Arn));

        var without = estate.With(new Change.Remove(estate.Sns.Topics.First().Arn));
        Assert.Equal([Here.Scope, Other.Scope], without.Sns.Topics.Select(t => Scope.Of(t.Arn)));
    }

    [Fact]
    public void What_PutEvents_sends_leaves_the_estate_as_it_was()
    {
        var estate = new Estate(AccountId.Assumed, "us-east-1");
        var sent = PutEvents.Decide(
            estate.Events,
            new PutEventsRequest { Entries = [new PutEventsRequestEntry { Source = "my.app", DetailType = "t", Detail = "{}" }] },
                Here).Value;
        Assert.Same(estate, estate.With(Assert.IsType<Change.Send>(Assert.Single(sent.Changes))));
    }

    [Fact]
    public void The_resources_of_an_estate_make_it_anew()
    {
        var estate = new Estate(AccountId.Assumed, "us-east-1");
        estate = estate.With(CreateEventBus.Decide(estate.Events, new CreateEventBusRequest { Name = "other" }, Here).Value.Changes);
        estate = estate.With(
            PutRule.Decide(estate.Events,
                new PutRuleRequest { Name = "failed", EventPattern = """{"source":["aws.ecs"]}""", EventBusName = "other" },
                    Here).Value.Changes);
        estate = estate.With(CreateTopic.Decide(estate.Sns, new CreateTopicRequest { Name = "alerts" }, Here).Value.Changes);
        estate = estate.With(
            Subscribe.Decide(estate.Sns,
                new SubscribeRequest { TopicArn = estate.Sns.Topics.Single().Arn.ToString(), Protocol = "email",
                    Endpoint = "a@example.com" }, Here).Value.Changes);
        estate = estate.With(CreateCluster.Decide(estate.Ecs, new CreateClusterRequest { ClusterName = "prod" }, Here).Value.Changes);
        estate = estate.With(
            RegisterTaskDefinition.Decide(estate.Ecs,
                new RegisterTaskDefinitionRequest { Family = "payments",
                    ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:1" }] }, Here).Value.Changes);
        estate = estate.With(
            CreateService.Decide(estate.Ecs,
                new CreateServiceRequest { ServiceName = "payments", Cluster = "prod", TaskDefinition = "payments", DesiredCount = 1 },
                    Here).Value.Changes);
        estate = estate.With(Scheduler.Step(estate.Ecs, estate.Ecs.Services[0].Arn, [], default, Timing.Aws, new Ids(1)).Changes);
        var anew = new Estate(AccountId.Assumed, "us-east-1").With(estate.Resources.Select(r => new Change.Put(r)));
        Assert.Equal(8, anew.Resources.Count());
        Assert.Equal(estate.Resources, anew.Resources);
    }

    private static void Refused<T>(string code, string message, Result<T> result) =>
        Assert.Equal((code, message), (result.Error?.Code, result.Error?.Message));

    private static Call CallFrom(string account, string region) =>
        new(
            AccountId.TryParse(account, out var id) ? id : throw new ArgumentException(account), region, DateTimeOffset.UnixEpoch,
            new Ids(1));
}
