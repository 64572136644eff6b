using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Declared.Values;
using Tocsin.Tests.Declared.Resources;

namespace Tocsin.Tests.Declared.Terraform;

/// <summary>Mutations of the declarations, as tests ask for them.</summary>
public class PatchTests
{
    [Fact]
    public void A_removed_resource_is_not_there_and_references_to_it_keep_their_values()
    {
        var reading = Patched(new Patch.Remove("aws_sns_topic.ecs_deploy_events"));
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        Assert.Empty(reading.Estate.Sns.Topics);
        Assert.Empty(reading.Unmodelled);
        Assert.Equal(Given.Topic, reading.Estate.Events.Rules.Single().Targets[0].Arn);
        Assert.False(reading.Resources.ContainsKey("aws_sns_topic"));
    }

    [Fact]
    public void A_removed_topic_policy_leaves_the_default_one() =>
        Assert.Contains(
            "__default_policy_ID",
            Patched(new Patch.Remove("aws_sns_topic_policy.ecs_deploy_events_policy")).Estate.Sns.Topics.Single().Policy);

    [Fact]
    public void A_part_of_a_nested_block_can_be_set()
    {
        var reading = Patched(
            new Patch.Set("aws_cloudwatch_event_target.ecs_deploy_failed_to_sns.input_transformer.input_paths.resources",
                Value.Of("$.resources")));
        var paths = reading.Estate.Events.Rules.Single().Targets[0].InputTransformer!.InputPathsMap!.Value;
        Assert.Equal("$.resources", paths["resources"]);
        Assert.Equal("$.time", paths["time"]);
    }

    [Fact]
    public void What_refers_to_a_changed_argument_sees_the_change() =>
        Assert.EndsWith(
            ":other",
            Patched(new Patch.Set("aws_sns_topic.ecs_deploy_events.name", Value.Of("other"))).Estate.Events.Rules.Single().Targets[0].Arn);

    [Fact]
    public void An_argument_that_is_not_declared_can_be_set()
    {
        var reading = Patched(new Patch.Set("aws_cloudwatch_event_rule.ecs_deployment_failed.state", Value.Of("DISABLED")));
        Assert.Equal("DISABLED", reading.Estate.Events.Rules.Single().State);
    }

    [Fact]
    public void One_instance_can_be_removed()
    {
        const string main = """
            resource "aws_sns_topic" "t" {
              for_each = toset(["a", "b"])
              name     = each.key
            }
            """;
        var options = new ReadOptions(Patches: [new Patch.Remove("aws_sns_topic.t[\"a\"]")]);
        Assert.Equal(["b"], Given.File(main, options).Estate.Sns.Topics.Select(t => t.Arn.Resource));
    }

    [Fact]
    public void A_patch_that_meets_nothing_is_an_error_that_names_what_is_near()
    {
        var reading = Patched(
            new Patch.Remove("aws_sns_topic.ecs_deploy_event"), new Patch.Set("aws_sns_topic.ecs_deploy_events.nam", Value.Of("x")));
        Assert.Equal(
            [
                (
                    "The patch sets nam of aws_sns_topic.ecs_deploy_events, and a resource of type aws_sns_topic has no nam there.",
                    "aws_sns_topic.ecs_deploy_events.name"),
                (
                    "The patch names aws_sns_topic.ecs_deploy_event, and nothing of that address is declared.",
                    "aws_sns_topic.ecs_deploy_events"),
            ],
            reading.Findings.Select(f => (f.Message, f.Write!)));
    }

    private static Reading Patched(params Patch[] patches) => Given.Seed(new ReadOptions(Patches: [.. patches]));
}
