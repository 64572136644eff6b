using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>The types beside those of the article: what each becomes, and where its parts are found again.</summary>
public class ResourceTypeTests
{
    private const string Account = "us-east-1:111122223333";

    [Fact]
    public void A_key_is_known_by_the_same_id_to_those_who_refer_to_it()
    {
        var reading = Given.File("""
            resource "aws_kms_key" "k" {}
            resource "aws_kms_alias" "a" {
              name          = "alias/alerts"
              target_key_id = aws_kms_key.k.key_id
            }
            resource "aws_kms_key_policy" "p" {
              key_id = aws_kms_key.k.id
              policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "kms:*", Resource = "*" }] })
            }
            resource "aws_sns_topic" "t" {
              name              = "t"
              kms_master_key_id = aws_kms_key.k.arn
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        var key = Assert.Single(reading.Estate.Kms.Keys);
        Assert.Equal(key.Arn.ToString(), Assert.Single(reading.Estate.Sns.Topics).Find("KmsMasterKeyId"));
        Assert.Equal(key, reading.Estate.Kms.Find("alias/alerts", new Scope("111122223333", "us-east-1")));
        Assert.Contains("events.amazonaws.com", key.Policy);
        Assert.Equal(
            "main.tf:8:82 \"events.amazonaws.com\"", reading.Place(key.Arn.ToString(), "Policy", "/Statement/0/Principal/Service"));
        Assert.Equal("main.tf:12:23 aws_kms_key.k.arn", reading.Place($"arn:aws:sns:{Account}:t", "KmsMasterKeyId"));
    }

    [Fact]
    public void A_key_can_be_declared_disabled() =>
        Assert.False(Assert.Single(Given.File("""resource "aws_kms_key" "k" { is_enabled = false }""").Estate.Kms.Keys).Enabled);

    [Fact]
    public void A_queue_has_the_policy_of_its_own_resource()
    {
        var reading = Given.File("""
            resource "aws_sqs_queue" "dlq" {
              name                      = "dlq"
              message_retention_seconds = 1209600
            }
            resource "aws_sqs_queue_policy" "p" {
              queue_url = aws_sqs_queue.dlq.url
              policy    = "{\"Statement\": []}"
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        Assert.Equal("{\"Statement\": []}", reading.Estate.Sqs.Find($"arn:aws:sqs:{Account}:dlq")?.Policy);
        Assert.Equal("main.tf:7:15 \"{\\\"Statement\\\": []}\"", reading.Place($"arn:aws:sqs:{Account}:dlq", "Policy"));
    }

    [Fact]
    public void A_role_has_its_policies_wherever_they_are_declared()
    {
        var reading = Given.File("""
            locals { publish = jsonencode({ Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = "*" }] }) }
            resource "aws_iam_role" "r" {
              name_prefix        = "alerts-"
              path               = "/ops/"
              assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "events.amazonaws.com" } }] })
              inline_policy {
                name   = "inline"
                policy = local.publish
              }
            }
            resource "aws_iam_role_policy" "p" {
              name   = "own"
              role   = aws_iam_role.r.id
              policy = local.publish
            }
            resource "aws_iam_role_policy_attachment" "a" {
              role       = aws_iam_role.r.name
              policy_arn = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"
            }
            resource "aws_iam_role_policy" "wrong" {
              role   = aws_iam_role.r.id
              policy = "no JSON"
            }
            """);
        var role = Assert.Single(reading.Estate.Iam.Roles);
        Assert.StartsWith("arn:aws:iam::111122223333:role/ops/alerts-", role.Arn.ToString());
        Assert.Equal(["inline", "own"], role.InlinePolicies.Select(p => p.Name));
        Assert.Equal(["arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"], role.AttachedPolicyArns);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingCode.RoleRefused, "main.tf:22:12"), (finding.Code, finding.Where.ToString()));
    }

    [Fact]
    public void A_service_has_its_breaker_its_task_definition_and_its_cluster()
    {
        var reading = Given.File("""
            resource "aws_ecs_cluster" "prod" { name = "prod" }
            resource "aws_ecs_task_definition" "payments" {
              family                = "payments"
              container_definitions = jsonencode([{
                name        = "app"
                image       = "payments:2"
                essential   = true
                environment = [{ name = "MODE", value = "live" }]
                healthCheck = { command = ["CMD-SHELL", "true"], interval = 10, retries = 2 }
              }])
            }
            resource "aws_ecs_service" "payments" {
              name            = "payments"
              cluster         = aws_ecs_cluster.prod.id
              task_definition = aws_ecs_task_definition.payments.arn
              desired_count   = 3
              deployment_circuit_breaker {
                enable   = true
                rollback = false
              }
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        var service = Assert.Single(reading.Estate.Ecs.Services);
        Assert.Equal($"arn:aws:ecs:{Account}:service/prod/payments", service.Arn.ToString());
        Assert.Equal(3, service.DesiredCount);
        Assert.Equal((true, false), (service.Configuration.CircuitBreaker!.Enable, service.Configuration.CircuitBreaker.Rollback));
        var container = Assert.Single(reading.Estate.Ecs.FindTaskDefinition(service.TaskDefinition)!.Containers);
        Assert.Equal(
            ("app", "payments:2", new EnvironmentVariable("MODE", "live")),
            (container.Name, container.Image, Assert.Single(container.Environment)));
        Assert.Equal((TimeSpan.FromSeconds(10), 2), (container.HealthCheck!.Interval, container.HealthCheck.Retries));
        Assert.Equal(
            "main.tf:19:16 false", reading.Place(service.Arn.ToString(), "deploymentConfiguration.deploymentCircuitBreaker.rollback"));
        Assert.Equal(
            "main.tf:17:3 deployment_circuit_breaker",
            reading.Place(service.Arn.ToString(), "deploymentConfiguration.deploymentCircuitBreaker"));
    }

    [Fact]
    public void A_container_that_ECS_refuses_is_found_inside_the_definitions()
    {
        var reading = Given.File("""
            resource "aws_ecs_task_definition" "t" {
              family = "t"
              container_definitions = jsonencode([{
                name  = "app"
                image = ""
              }])
            }
            """);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((FindingCode.ServiceRefused, "main.tf:5:13"), (finding.Code, finding.Where.ToString()));
    }

    [Fact]
    public void A_subscription_has_its_attributes_and_the_arn_that_references_see()
    {
        var reading = Given.File("""
            resource "aws_sns_topic" "t" { name = "t" }
            resource "aws_sns_topic_subscription" "s" {
              topic_arn            = aws_sns_topic.t.arn
              protocol             = "email"
              endpoint             = "ops@example.com"
              raw_message_delivery = false
              filter_policy        = jsonencode({ severity = ["high"] })
            }
            """);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        var subscription = Assert.Single(reading.Estate.Sns.Subscriptions);
        Assert.Equal(reading.ResourceAddresses["aws_sns_topic_subscription.s"], subscription.Arn.ToString());
        Assert.Equal("{\"severity\":[\"high\"]}", subscription.FilterPolicy);
        Assert.Equal("main.tf:7:50 [\"high\"]", reading.Place(subscription.Arn.ToString(), "FilterPolicy", "/severity"));
    }

    [Fact]
    public void A_log_group_keeps_its_retention() =>
        Assert.Equal(TimeSpan.FromDays(14), Given.File("""
            resource "aws_cloudwatch_log_group" "g" {
              name              = "/aws/events/alerts"
              retention_in_days = 14
            }
            """).Estate.Logs.Find(Arn.Parse($"arn:aws:logs:{Account}:log-group:/aws/events/alerts"))?.Retention);

    [Fact]
    public void A_channel_whose_only_topic_is_unknown_is_left_out_because_it_may_hear_any()
    {
        var reading = Given.File("""
            data "aws_ssm_parameter" "there" { name = "/topic" }
            resource "aws_chatbot_slack_channel_configuration" "c" {
              configuration_name = "c"
              iam_role_arn       = "arn:aws:iam::111122223333:role/c"
              slack_channel_id   = "C0123456789"
              slack_team_id      = "T0123456789"
              sns_topic_arns     = [data.aws_ssm_parameter.there.value]
            }
            """);
        Assert.Equal(
            [("aws_chatbot_slack_channel_configuration.c", true)], reading.Unmodelled.Select(u => (u.Address, u.CouldCarryTheAlarm)));
    }
}
