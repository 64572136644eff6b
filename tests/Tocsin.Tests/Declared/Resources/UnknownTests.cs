using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>What is not modelled, or not known offline.</summary>
public class UnknownTests
{
    [Theory]
    [InlineData("aws_lambda_function.page.arn")]
    [InlineData("aws_lambda_function.page[0].arn", "count = 1")]
    [InlineData("aws_lambda_function.page[\"a\"].arn", "for_each = toset([\"a\"])")]
    public void An_attribute_of_an_unmodelled_resource_is_unknown_under_its_own_name(string reference, string more = "")
    {
        var reading = Given.File($$"""
            resource "aws_lambda_function" "page" {
              {{more}}
              function_name = "page"
            }
            resource "aws_cloudwatch_event_rule" "r" {
              name                = "r"
              schedule_expression = "rate(1 hour)"
            }
            resource "aws_cloudwatch_event_target" "t" {
              rule = aws_cloudwatch_event_rule.r.name
              arn  = {{reference}}
            }
            """);
        Assert.Equal([reference], Unknown.NamesIn(Assert.Single(Assert.Single(reading.Estate.Events.Rules).Targets).Arn!));
        Assert.NotEmpty(reading.Unmodelled);
        Assert.All(reading.Unmodelled, u => Assert.False(u.CouldCarryTheAlarm));
    }

    [Fact]
    public void What_an_unmodelled_resource_declares_is_known_as_it_is_written()
    {
        var reading = Given.File("""
            resource "random_pet" "p" { prefix = "alerts" }
            resource "aws_sns_topic" "t" { name = random_pet.p.prefix }
            """);
        Assert.Equal("alerts", Assert.Single(reading.Estate.Sns.Topics).Arn.Resource);
        Assert.Equal([(FindingCode.NotModelled, Severity.Note)], reading.Findings.Select(f => (f.Code, f.Severity)));
    }

    [Fact]
    public void A_stack_that_may_hold_the_channel_may_carry_the_alarm()
    {
        var reading = Given.File("""resource "aws_cloudformation_stack" "chatbot" { name = "x" }""");
        Assert.Equal([("aws_cloudformation_stack.chatbot", true)], reading.Unmodelled.Select(u => (u.Address, u.CouldCarryTheAlarm)));
        Assert.Equal("--allow-unknown 'aws_cloudformation_stack.chatbot=REASON' accepts it", Assert.Single(reading.Findings).Write);
    }

    [Fact]
    public void A_module_is_not_read_and_its_outputs_are_unknown()
    {
        var reading = Given.File("""
            module "alerts" { source = "./alerts" }
            resource "aws_sns_topic_policy" "p" {
              arn    = module.alerts.topic_arn
              policy = "{}"
            }
            """);
        Assert.Equal(["module.alerts", "aws_sns_topic_policy.p"], reading.Unmodelled.Select(u => u.Address));
        Assert.Equal("it depends on module.alerts.topic_arn, which is not known offline", reading.Unmodelled[1].Why);
    }

    [Fact]
    public void A_resource_repeated_by_something_unknown_is_left_out_with_the_reason()
    {
        var reading = Given.File("""
            resource "aws_thing" "x" {}
            resource "aws_sns_topic" "t" {
              for_each = aws_thing.x.names
              name     = each.key
            }
            """);
        Assert.Contains(
            reading.Unmodelled,
            u => u is { Address: "aws_sns_topic.t", Why: "its for_each depends on aws_thing.x.names, which is not known "
                + "offline", CouldCarryTheAlarm: true });
    }

    [Fact]
    public void Account_ids_that_are_written_out_and_are_not_the_one_in_force_are_listed()
    {
        var reading = Given.File("""
            resource "aws_sns_topic" "t" { name = "t" }
            locals {
              there = "arn:aws:sns:us-east-1:222233334444:x"
              here  = "111122223333"
              image = "333344445555.dkr.ecr.us-east-1.amazonaws.com/app:1"
              long  = "9999888877776666"
            }
            """);
        Assert.Equal(["222233334444 main.tf:3:34"], reading.LiteralAccounts.Select(a => $"{a.Account} {a.Where}"));
    }

    [Fact]
    public void Another_account_makes_what_is_written_for_it_its_own()
    {
        var reading = Given.File("""resource "aws_sns_topic" "t" { name = "222233334444" }""", new ReadOptions(Account: "222233334444"));
        Assert.Empty(reading.LiteralAccounts);
        Assert.Equal("arn:aws:sns:us-east-1:222233334444:222233334444", Assert.Single(reading.ResourceAddresses.Values));
        Assert.Equal("--account", reading.Assumed.AccountSource);
    }
}
