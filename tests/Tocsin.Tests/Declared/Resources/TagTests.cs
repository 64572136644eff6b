namespace Tocsin.Tests.Declared.Resources;

public sealed class TagTests
{
    [Fact]
    public void The_tags_of_a_block_are_the_pairs_that_each_service_wants()
    {
        var estate = Given.File("""
            resource "aws_sns_topic" "t" {
              name = "t"
              tags = { team = "pay" }
            }
            resource "aws_cloudwatch_event_rule" "r" {
              name                = "r"
              schedule_expression = "rate(1 hour)"
              tags                = { team = "pay" }
            }
            resource "aws_ecs_cluster" "c" {
              name = "c"
              tags = { team = "pay" }
            }
            resource "aws_kms_key" "k" {
              tags = { team = "pay" }
            }
            """).Estate;
        Assert.Equal(("team", "pay"), estate.Sns.Topics.Single().Tags.Select(t => (t.Key, t.Value)).Single());
        Assert.Equal(("team", "pay"), estate.Events.Rules.Single().Tags.Select(t => (t.Key, t.Value)).Single());
        Assert.Equal(
            ("team", "pay"),
            estate.Ecs.Resources.OfType<Tocsin.Ecs.Cluster>().Single().Asked!.Tags!.Value.Select(t => (t.Key, t.Value)).Single());
        Assert.Equal(("team", "pay"), estate.Kms.Keys.Single().Tags.Select(t => (t.TagKey, t.TagValue)).Single());
    }
}
