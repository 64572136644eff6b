using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>Data sources whose attributes follow from what they are given, and those that stay unknown.</summary>
public class LookedUpTests
{
    [Theory]
    [InlineData("""data "aws_ecs_cluster" "x" { cluster_name = "prod" }""", "data.aws_ecs_cluster.x.arn",
        "arn:aws:ecs:us-east-1:111122223333:cluster/prod")]
    [InlineData("""data "aws_cloudwatch_event_bus" "x" { name = "orders" }""", "data.aws_cloudwatch_event_bus.x.arn",
        "arn:aws:events:us-east-1:111122223333:event-bus/orders")]
    [InlineData("""data "aws_cloudwatch_event_bus" "x" { name = "orders" }""", "data.aws_cloudwatch_event_bus.x.id", "orders")]
    [InlineData("""data "aws_kms_alias" "x" { name = "alias/aws/sns" }""", "data.aws_kms_alias.x.arn",
        "arn:aws:kms:us-east-1:111122223333:alias/aws/sns")]
    [InlineData("""data "aws_service_principal" "x" { service_name = "events" }""", "data.aws_service_principal.x.name",
        "events.amazonaws.com")]
    [InlineData("""data "aws_arn" "x" { arn = "arn:aws:sns:eu-west-1:444455556666:alerts" }""", "data.aws_arn.x.resource", "alerts")]
    [InlineData(
        "data \"aws_ecs_service\" \"x\" {\n service_name = \"api\"\n cluster_arn = \"arn:aws:ecs:us-east-1:111122223333:cluster/prod\"\n}",
        "data.aws_ecs_service.x.arn",
        "arn:aws:ecs:us-east-1:111122223333:service/prod/api")]
    [InlineData("""data "aws_sns_topic" "x" { name = "alerts" }""", "data.aws_sns_topic.x.arn",
        "arn:aws:sns:us-east-1:111122223333:alerts")]
    public void What_is_looked_up_by_a_name_is_known_where_the_name_says_it(string data, string reference, string expected) =>
        Assert.Equal(expected, NameOf(data, reference));

    /// <summary>They are declared elsewhere, so a route over them cannot be judged by what is declared here.</summary>
    [Theory]
    [InlineData("""data "aws_kms_alias" "x" { name = "alias/ours" }""", "data.aws_kms_alias.x.target_key_arn")]
    [InlineData("""data "aws_ssm_parameter" "x" { name = "/channel" }""", "data.aws_ssm_parameter.x.value")]
    public void Keys_and_parameters_that_are_looked_up_are_not_known(string data, string reference) =>
        Assert.Equal(Unknown.Mark(reference), NameOf(data, reference));

    [Fact]
    public void A_resource_may_be_referred_to_with_the_word_resource() =>
        Assert.Equal("t", NameOf("""resource "aws_sns_topic" "t" { name = "t" }""", "resource.aws_sns_topic.t.name"));

    private static string? NameOf(string declared, string reference)
    {
        var reading = Given.File(
            $"provider \"aws\" {{\n region = \"us-east-1\"\n}}\n{declared}\nresource \"aws_sns_topic\" \"shown\" {{\n name = "
                + $"\"shown\"\n display_name = {reference}\n}}\n",
            new ReadOptions());
        Assert.DoesNotContain(reading.Findings, f => f.Severity == Severity.Error);
        return reading.Estate.Sns.Topics.Single(t => t.Arn.Resource == "shown").Find("DisplayName");
    }
}
