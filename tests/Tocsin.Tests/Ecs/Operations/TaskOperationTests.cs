using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Scheduling;
using Tocsin.Ecs.Shapes;
using Tocsin.Tests.Estates;
using Tocsin.Text;
using DeploymentConfiguration = Tocsin.Ecs.DeploymentConfiguration;

namespace Tocsin.Tests.Ecs.Operations;

public sealed class TaskOperationTests
{
    private static readonly Call Call = new(AccountId.Assumed, "ap-northeast-2", Stories.Start, new Ids(5));

    private static readonly EcsState Ready = Stories.Declare("prod", "payments", 0, new DeploymentConfiguration(), null);

    private static readonly RunTaskRequest Migration = new()
    {
        Cluster = "prod",
        TaskDefinition = "payments",
        StartedBy = "migration",
        LaunchType = "FARGATE",
        Overrides = new TaskOverride
        {
            ContainerOverrides =
            [
                new ContainerOverride { Name = "payments", Command = ["migrate"], Environment = [new() { Name = "STEP", Value = "1" }] },
            ],
        },
    };

    [Fact]
    public void A_task_runs_with_what_it_alone_was_given()
    {
        var run = RunTask.Decide(Ready, Migration, Call).Value;
        var state = Ready.After(run.Changes);
        var task = Assert.Single(state.Tasks);
        Assert.Equal("PROVISIONING", Assert.Single(run.Response.Tasks!.Value).LastStatus);
        var start = Assert.IsType<Command.StartTask>(Assert.Single(
            Scheduler.StepTask(state, task.Arn, [], Stories.Start, new Ids(1)).Commands));
        Assert.Equal(["migrate"], start.TaskDefinition.Asked!.ContainerDefinitions!.Value[0].Command!.Value);
        Assert.Equal("STEP", Assert.Single(start.TaskDefinition.Containers[0].Environment).Name);
    }

    [Fact]
    public void Tasks_that_are_asked_for_again_with_the_same_token_are_those_of_the_first_time()
    {
        var request = Migration with { ClientToken = "t1", Count = 2 };
        var first = RunTask.Decide(Ready, request, Call).Value;
        var state = Ready.After(first.Changes);
        var again = RunTask.Decide(state, request, Call).Value;
        Assert.Empty(again.Changes);
        Assert.Equal(first.Response.Tasks!.Value.Select(t => t.TaskArn), again.Response.Tasks!.Value.Select(t => t.TaskArn));
        Assert.Equal("ConflictException", RunTask.Decide(state, request with { Count = 1 }, Call).Error!.Code);
        Assert.Equal(4, state.After(RunTask.Decide(state, request with { ClientToken = "t2" }, Call)).Tasks.Count());
        Assert.Equal(3, state.After(RunTask.Decide(state, Migration, Call)).Tasks.Count());
    }

    [Fact]
    public void A_task_is_listed_by_who_started_it_until_it_is_stopped()
    {
        var state = Ready.After(RunTask.Decide(Ready, Migration, Call));
        var task = Assert.Single(state.Tasks);
        Assert.Equal([task.Arn.ToString()], Listed(state, "RUNNING", "migration"));
        Assert.Empty(Listed(state, "RUNNING", "somebody"));
        Assert.Empty(Listed(state, "STOPPED", "migration"));
        state = state.After(StopTask.Decide(state, new StopTaskRequest { Cluster = "prod", Task = task.Id, Reason = "enough" }, Call));
        Assert.Equal([task.Arn.ToString()], Listed(state, "STOPPED", "migration"));
        state = state.With(Scheduler.StepTask(state, task.Arn, [], Stories.Start, new Ids(1)).Changes);
        var told = Assert.Single(DescribeTasks.Answer(
            state, new DescribeTasksRequest { Cluster = "prod", Tasks = [task.Id] }, Call).Value.Tasks!.Value);
        Assert.Equal(("STOPPED", "UserInitiated", "enough", "family:payments"), (told.LastStatus, told.StopCode, told.StoppedReason,
            told.Group));
    }

    [Fact]
    public void What_is_not_in_the_task_definition_cannot_be_overridden()
    {
        var request = Migration with
        {
            Overrides = new TaskOverride { ContainerOverrides = [new ContainerOverride { Name = "web" }] },
        };
        Assert.Equal(
            "Override for container named web is not a container in the TaskDefinition.",
            RunTask.Decide(Ready, request, Call).Error!.Message);
    }

    [Fact]
    public void A_task_that_nobody_knows_cannot_be_stopped() => Assert.Equal(
        "The referenced task was not found.",
        StopTask.Decide(Ready, new StopTaskRequest { Cluster = "prod", Task = "abc" }, Call).Error!.Message);

    [Fact]
    public void A_revision_is_active_then_inactive_then_being_deleted_and_its_number_is_not_given_again()
    {
        var early = DeleteTaskDefinitions.Decide(Ready, new DeleteTaskDefinitionsRequest { TaskDefinitions = ["payments:1"] }, Call).Value;
        Assert.Empty(early.Changes);
        Assert.Single(early.Response.Failures!.Value);
        var state = Ready.After(DeregisterTaskDefinition.Decide(
            Ready, new DeregisterTaskDefinitionRequest { TaskDefinition = "payments:1" }, Call));
        Assert.Equal("INACTIVE", Revision(state)!.Status);
        Assert.Empty(ListTaskDefinitions.Answer(state, new ListTaskDefinitionsRequest(), Call).Value.TaskDefinitionArns!.Value);
        Assert.Empty(ListTaskDefinitionFamilies.Answer(
            state, new ListTaskDefinitionFamiliesRequest { Status = "ACTIVE" }, Call).Value.Families!.Value);
        state = state.After(DeleteTaskDefinitions.Decide(
            state, new DeleteTaskDefinitionsRequest { TaskDefinitions = ["payments:1"] }, Call));
        Assert.Equal("DELETE_IN_PROGRESS", Revision(state)!.Status);
        var next = RegisterTaskDefinition.Decide(
            state,
            new RegisterTaskDefinitionRequest
            {
                Family = "payments",
                ContainerDefinitions = [new ContainerDefinition { Name = "payments", Image = "payments:2" }],
            },
            Call);
        Assert.Equal(2, next.Value.Response.TaskDefinition!.Revision);
    }

    [Fact]
    public void A_cluster_goes_when_its_services_and_tasks_have_gone()
    {
        var request = new DeleteClusterRequest { Cluster = "prod" };
        Assert.Equal(
            "The Cluster cannot be deleted while Services are active.", DeleteCluster.Decide(Ready, request, Call).Error!.Message);
        var bare = Ready.Without(Ready.Services[0].Arn);
        var busy = bare.After(RunTask.Decide(bare, Migration, Call));
        Assert.Equal("The Cluster cannot be deleted while Tasks are active.", DeleteCluster.Decide(busy, request, Call).Error!.Message);
        var state = bare.After(DeleteCluster.Decide(bare, request, Call));
        var told = DescribeClusters.Answer(state, new DescribeClustersRequest { Clusters = ["prod"] }, Call).Value;
        Assert.Equal("MISSING", Assert.Single(told.Failures!.Value).Reason);
    }

    [Theory]
    [InlineData("cluster/prod")]
    [InlineData("service/prod/payments")]
    [InlineData("task-definition/payments:1")]
    public void Tags_are_put_and_taken(string resource)
    {
        string arn = Call.Arn("ecs", resource).ToString();
        var state = Ready.After(TagResource.Decide(
            Ready, new TagResourceRequest { ResourceArn = arn, Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b" }] }, Call));
        state = state.After(UntagResource.Decide(state, new UntagResourceRequest { ResourceArn = arn, TagKeys = ["b"] }, Call));
        var tags = ListTagsForResource.Answer(state, new ListTagsForResourceRequest { ResourceArn = arn }, Call).Value.Tags!.Value;
        Assert.Equal(("a", "1"), (Assert.Single(tags).Key, tags[0].Value));
    }

    [Fact]
    public void Settings_of_a_cluster_are_told_to_who_asks_for_them()
    {
        var state = Ready.After(UpdateClusterSettings.Decide(
            Ready,
            new UpdateClusterSettingsRequest { Cluster = "prod", Settings = [new() { Name = "containerInsights", Value = "enabled" }] },
            Call));
        var asked = new DescribeClustersRequest { Clusters = ["prod"] };
        Assert.Empty(DescribeClusters.Answer(state, asked, Call).Value.Clusters!.Value[0].Settings!.Value);
        var told = DescribeClusters.Answer(state, asked with { Include = ["SETTINGS"] }, Call).Value.Clusters!.Value[0];
        Assert.Equal(("enabled", 1), (told.Settings!.Value[0].Value, told.ActiveServicesCount));
    }

    private static ValueList<string> Listed(EcsState state, string desired, string by) => ListTasks.Answer(
        state, new ListTasksRequest { Cluster = "prod", DesiredStatus = desired, StartedBy = by }, Call).Value.TaskArns!.Value;

    private static Tocsin.Ecs.Shapes.TaskDefinition? Revision(EcsState state) => DescribeTaskDefinition.Answer(
        state, new DescribeTaskDefinitionRequest { TaskDefinition = "payments:1" }, Call).Value.TaskDefinition;
}
