using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>What AWS or the provider would refuse at apply.</summary>
public class RefusalTests
{
    [Fact]
    public void A_pattern_that_PutRule_refuses_is_an_error_at_the_value_and_the_rule_is_not_there()
    {
        var reading = Given.File("""
            resource "aws_cloudwatch_event_rule" "r" {
              name          = "r"
              event_pattern = jsonencode({ source = "aws.ecs" })
            }
            """);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(
            (FindingCode.InvalidPattern, Severity.Error, "main.tf:3:41"), (finding.Code, finding.Severity, finding.Where.ToString()));
        Assert.StartsWith(
            "terraform apply fails here: PutRule answers InvalidEventPatternException: Event pattern is not valid. Reason: ",
            finding.Message);
        Assert.Equal(Reasons.InvalidPattern, Assert.Single(reading.Estate.Refusals).Reason);
        Assert.Empty(reading.Estate.Events.Rules);
    }

    [Fact]
    public void A_target_is_refused_at_the_input_path_that_is_wrong()
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
              input_transformer {
                input_paths    = { a = "$.detail['a']" }
                input_template = "\"<a>\""
              }
            }
            """);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingCode.TransformerInvalid, "main.tf:10:28"), (finding.Code, finding.Where.ToString()));
        var refusal = Assert.Single(reading.Estate.Refusals);
        Assert.Equal(new Place("arn:aws:events:us-east-1:111122223333:rule/r/target/t", "InputTransformer.InputPathsMap.a"), refusal.Where);
        Assert.Equal(Reasons.TransformerInvalid, refusal.Reason);
    }

    [Fact]
    public void A_topic_policy_that_SNS_refuses_leaves_the_default_one()
    {
        var reading = Given.File("""
            resource "aws_sns_topic" "t" { name = "t" }
            resource "aws_sns_topic_policy" "p" {
              arn    = aws_sns_topic.t.arn
              policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sns:*", Resource = "*" }] })
            }
            """);
        Assert.Equal([FindingCode.PolicyInvalid], reading.Findings.Select(f => f.Code));
        Assert.Equal("main.tf:4:84", reading.Findings[0].Where.ToString());
        Assert.Equal([Reasons.PolicyInvalid], reading.Estate.Refusals.Select(r => r.Reason));
        Assert.Contains("__default_policy_ID", Assert.Single(reading.Estate.Sns.Topics).Policy);
    }

    [Fact]
    public void A_missing_argument_is_reported_at_the_block_and_an_unknown_one_where_it_stands()
    {
        var reading = Given.File("""
            resource "aws_cloudwatch_event_rule" "r" {
              name         = "r"
              event_patern = jsonencode({ source = ["a"] })
              schedule_expression = "rate(1 hour)"
            }
            resource "aws_cloudwatch_event_target" "t" {
              rule = aws_cloudwatch_event_rule.r.name
            }
            """);
        Assert.Equal(
            [
                """TSN0006 Error main.tf:3:3: An argument named "event_patern" is not expected in aws_cloudwatch_event_rule.r; terraform refuses it. -> event_pattern""",
                "TSN0005 Error main.tf:6:1: aws_cloudwatch_event_target.t needs the argument arn; terraform refuses it without. -> arn "
                    + "= ...",
            ],
            reading.Findings.Take(2).Select(f => f.Show()));
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_refused_and_counts_as_unknown()
    {
        var reading = Given.File("""
            resource "aws_ecs_service" "s" {
              name          = "s"
              desired_count = "three"
              deployment_circuit_breaker = { enable = true }
            }
            """);
        Assert.Equal(
            [(FindingCode.InvalidArgument, "main.tf:3:19"), (FindingCode.InvalidArgument, "main.tf:4:3")],
            reading.Findings.Take(2).Select(f => (f.Code, f.Where.ToString()!)));
        Assert.Contains("is a block, not an argument", reading.Findings[1].Message);
    }

    [Fact]
    public void What_belongs_to_something_declared_elsewhere_is_left_out_and_may_carry_the_alarm()
    {
        var reading = Given.File("""
            resource "aws_cloudwatch_event_target" "t" {
              rule = "made-by-hand"
              arn  = "arn:aws:sns:us-east-1:111122223333:x"
            }
            """);
        var left = Assert.Single(reading.Unmodelled);
        Assert.Equal(("aws_cloudwatch_event_target.t", true), (left.Address, left.CouldCarryTheAlarm));
        Assert.Equal([FindingCode.CouldCarryTheAlarm], reading.Findings.Select(f => f.Code));
        Assert.Empty(reading.Estate.Refusals);
    }
}
