using Tocsin.Declared.Instances;
using Tocsin.Tests.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Terraform;

/// <summary>Locals, count, for_each, dynamic blocks, providers, data sources.</summary>
public class EvaluationTests
{
    [Fact]
    public void Locals_are_evaluated_in_the_order_of_their_references_not_of_the_file()
    {
        var reading = Given.File("""
            resource "aws_sns_topic" "t" { name = local.full }
            locals {
              full = "${local.prefix}-${local.name}"
              name = "alerts"
            }
            locals { prefix = "prod" }
            """);
        Assert.Equal("prod-alerts", Assert.Single(reading.Estate.Sns.Topics).Arn.Resource);
        Assert.Empty(reading.Findings);
    }

    [Theory]
    [InlineData("output \"o\" { value = aws_instance.box.root_block_device[0].volume_id }")]
    [InlineData("output \"o\" { value = [for b in aws_instance.box.root_block_device : b.volume_id] }")]
    [InlineData("provider \"aws\" {\n  alias  = \"there\"\n  region = aws_instance.box.home\n}")]
    [InlineData("variable \"v\" {\n  default = 1\n  validation {\n    condition     = aws_instance.box.home != \"x\"\n    "
        + "error_message = \"no\"\n  }\n}")]
    public void What_a_provider_computes_may_be_asked_wherever_an_expression_stands(string asking) =>
        Assert.DoesNotContain(
            Given.File(
                $"resource \"aws_instance\" \"box\" {{\n  root_block_device {{\n    volume_size = 20\n  }}\n}}\n{asking}\n").Findings,
            f => f.Severity == Severity.Error);

    [Theory]
    [InlineData("true ? { a = 1, b = [1] } : tomap({})", "a,b")]
    [InlineData("coalesce(null, { a = 1, b = [1] }, tomap({}))", "a,b")]
    [InlineData("false ? { a = 1, b = [1] } : tomap({})", null)]
    public void An_object_stays_one_beside_a_map_of_nothing(string written, string? keys)
    {
        var reading = Given.File(
            $"locals {{ o = {written} }}\nresource \"aws_sns_topic\" \"t\" {{ display_name = join(\",\", keys(local.o)) }}\n");
        Assert.Equal(
            keys, reading.Findings.Any(f => f.Severity == Severity.Error) ? null : reading.Estate.Sns.Topics.Single().Find("DisplayName"));
    }

    [Theory]
    [InlineData("resource \"aws_sns_topic\" \"here\" {}", 1)]
    [InlineData("", 1)]
    public void A_provider_that_only_a_caller_declares_is_elsewhere_unless_it_is_the_only_one(string beside, int topics)
    {
        var reading = Given.File($"resource \"aws_sns_topic\" \"there\" {{ provider = aws.global }}\n{beside}\n");
        Assert.Equal(
            (topics, beside.Length > 0),
            (reading.Estate.Sns.Topics.Count(), reading.Unmodelled.Any(u => u.Address == "aws_sns_topic.there")));
    }

    [Fact]
    public void A_ring_of_references_is_reported_once_and_ends()
    {
        var reading = Given.File("""
            locals {
              a = local.b
              b = local.c
              c = local.a
            }
            resource "aws_sns_topic" "t" { display_name = local.a }
            """);
        Assert.Equal(
            "These refer to each other in a ring: local.a, local.b, local.c; terraform refuses that.",
            Assert.Single(reading.Findings).Message);
    }

    [Fact]
    public void A_resource_that_refers_to_itself_is_reported() => Assert.Equal(
        ["aws_sns_topic.t refers to itself; terraform refuses it."],
        Given.File("""resource "aws_sns_topic" "t" { display_name = aws_sns_topic.t.arn }""").Findings.Select(f => f.Message));

    [Fact]
    public void A_long_chain_of_locals_is_no_trouble()
    {
        string chain = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"  l{i} = local.l{i + 1}\n"));
        var reading = Given.File($$"""
            locals {
            {{chain}}  l5000 = "end"
            }
            resource "aws_sns_topic" "t" { name = local.l0 }
            """);
        Assert.Equal("end", Assert.Single(reading.Estate.Sns.Topics).Arn.Resource);
    }

    [Fact]
    public void Count_and_for_each_make_instances_with_their_own_addresses()
    {
        var reading = Given.File("""
            resource "aws_sns_topic" "counted" {
              count = 2
              name  = "counted-${count.index}"
            }
            resource "aws_sns_topic" "mapped" {
              for_each     = { prod = "Production", dev = "Development" }
              name         = "mapped-${each.key}"
              display_name = each.value
            }
            resource "aws_sns_topic" "named" {
              for_each = toset(["x"])
              name     = "named-${each.value}-of-${length(aws_sns_topic.counted)}"
            }
            resource "aws_sns_topic" "none" {
              count = 0
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        Assert.Equal(
            [
                "aws_sns_topic.counted[0] counted-0", "aws_sns_topic.counted[1] counted-1", "aws_sns_topic.mapped[\"dev\"] mapped-dev",
                "aws_sns_topic.mapped[\"prod\"] mapped-prod", "aws_sns_topic.named[\"x\"] named-x-of-2"],
            reading.ResourceAddresses.Select(a => $"{a.Key} {a.Value.Split(':')[^1]}"));
        Assert.Equal(5, reading.Resources["aws_sns_topic"]);
    }

    [Theory]
    [InlineData("for_each = [\"a\"]", "This for_each is neither a map nor a set of strings; terraform refuses it.")]
    [InlineData("count = -1", "This count is not a whole number from 0 to 10000.")]
    [InlineData("count = 1000000000", "This count is not a whole number from 0 to 10000.")]
    public void A_repetition_that_terraform_refuses_is_reported(string repetition, string message) =>
        Assert.Contains(message, Given.File($$"""
            resource "aws_sns_topic" "t" {
              {{repetition}}
            }
            """).Findings.Select(f => f.Message));

    [Fact]
    public void A_dynamic_block_makes_one_block_for_each_item()
    {
        var reading = Given.File("""
            resource "aws_cloudwatch_event_rule" "r" {
              name                = "r"
              schedule_expression = "rate(1 hour)"
            }
            resource "aws_cloudwatch_event_target" "t" {
              rule      = aws_cloudwatch_event_rule.r.name
              target_id = "t"
              arn       = "arn:aws:sns:us-east-1:111122223333:x"
              dynamic "dead_letter_config" {
                for_each = ["arn:aws:sqs:us-east-1:111122223333:q"]
                iterator = queue
                content {
                  arn = queue.value
                }
              }
              dynamic "retry_policy" {
                for_each = []
                content {
                  maximum_retry_attempts = retry_policy.value
                }
              }
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        var target = Assert.Single(Assert.Single(reading.Estate.Events.Rules).Targets);
        Assert.Equal("arn:aws:sqs:us-east-1:111122223333:q", target.DeadLetterConfig?.Arn);
        Assert.Null(target.RetryPolicy);
    }

    [Fact]
    public void A_resource_is_in_the_region_of_its_provider()
    {
        var reading = Given.File("""
            variable "home" { default = "eu-west-1" }
            provider "aws" { region = var.home }
            provider "aws" {
              alias  = "virginia"
              region = "us-east-1"
            }
            data "aws_region" "here" {}
            data "aws_partition" "here" {}
            resource "aws_sns_topic" "home" { name = "${data.aws_region.here.name}-${data.aws_partition.here.partition}" }
            resource "aws_sns_topic" "away" {
              provider = aws.virginia
              name     = "away"
            }
            """);
        Assert.Equal(
            ["arn:aws:sns:us-east-1:111122223333:away", "arn:aws:sns:eu-west-1:111122223333:eu-west-1-aws"],
            reading.ResourceAddresses.Values);
        Assert.Equal(("eu-west-1", "provider"), (reading.Assumed.Region, reading.Assumed.RegionSource));
    }

    [Theory]
    [InlineData("ap-southeast-2", "", "eu-west-1", "ap-southeast-2", "--region")]
    [InlineData(null, "region = \"eu-central-1\"", "eu-west-1", "eu-central-1", "provider")]
    [InlineData(null, "", "eu-west-1", "eu-west-1", "AWS_REGION")]
    [InlineData(null, "", null, "us-east-1", "default")]
    public void The_region_says_where_it_comes_from(string? option, string provider, string? environment, string region, string source)
    {
        var options = new ReadOptions(
            Region: option, Environment: environment is null ? null : new Dictionary<string, string> { ["AWS_REGION"] = environment });
        var reading = Given.File($$"""provider "aws" { {{provider}} }""", options);
        Assert.Equal((region, source), (reading.Assumed.Region, reading.Assumed.RegionSource));
    }

    [Theory]
    [InlineData("aws_sns_topic.alert.arn", "TSN0004", "aws_sns_topic.alerts")]
    [InlineData("var.nam", "TSN0004", "var.name")]
    [InlineData("local.x", "TSN0004", null)]
    [InlineData("true ? \"x\" : var.missing", "TSN0004", "variable \"missing\" {}")]
    [InlineData("path.modul", "TSN0004", "path.module, path.root, path.cwd or terraform.workspace")]
    [InlineData("aws_sns_topic.alerts.nothing", "TSN0003", null)]
    [InlineData("each.key", "TSN0004", null)]
    public void A_reference_to_what_is_not_there_is_an_error_where_it_stands(string reference, string code, string? write)
    {
        var reading = Given.File($$"""
            variable "name" { default = "" }
            resource "aws_sns_topic" "alerts" { name = "a" }
            resource "aws_sns_topic" "t" {
              name         = "t"
              display_name = {{reference}}
            }
            """);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((code, 5, write), (finding.Code, finding.Where?.Line, finding.Write));
    }

    [Fact]
    public void The_workspace_and_the_paths_are_known() => Assert.Equal(
        "default-.-.", Given.File("""resource "aws_sns_topic" "t" { display_name = "${terraform.workspace}-${path.module}-${path.root}" }""").Estate.Sns.Topics.Single().Find("DisplayName"));

    [Fact]
    public void A_file_beside_the_declarations_can_be_read()
    {
        var reading = Given.Files(
            null, ("main.tf", """resource "aws_sns_topic" "t" { display_name = templatefile("${path.module}/texts/name.tpl", { who = "ops" }) }"""), ("texts/name.tpl", "for ${who}"));
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        Assert.Equal("for ops", reading.Estate.Sns.Topics.Single().Find("DisplayName"));
    }
}
