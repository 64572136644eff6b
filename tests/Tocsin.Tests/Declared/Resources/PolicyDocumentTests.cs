using Tocsin.Text;

namespace Tocsin.Tests.Declared.Resources;

/// <summary>What hashicorp/aws 5.100.0 made of policies/policies.tf, recorded with terraform 1.11.4.</summary>
public class PolicyDocumentTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Given.SeedFolder())!, "policies");

    [Theory]
    [InlineData("topic", "json", "topic.json")]
    [InlineData("several", "json", "several.json")]
    [InlineData("several", "minified_json", "several.min.json")]
    [InlineData("anyone", "json", "anyone.json")]
    [InlineData("empty", "json", "empty.json")]
    [InlineData("merged", "json", "merged.json")]
    [InlineData("foreign", "json", "foreign.json")]
    public void A_policy_document_is_written_as_the_provider_writes_it(string name, string attribute, string recorded)
    {
        // The name of a bus shows the document byte for byte.
        var reading = Given.Files(null,
            ("policies.tf", File.ReadAllText(Path.Combine(Folder, "policies.tf"))),
            ("main.tf", $$"""resource "aws_cloudwatch_event_bus" "b" { name = base64encode(data.aws_iam_policy_document.{{name}}.{{attribute}}) }"""));
        string bus = Assert.Single(reading.ResourceAddresses).Value;
        Assert.Equal(
            File.ReadAllText(Path.Combine(Folder, recorded)),
            System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(bus[(bus.IndexOf('/') + 1)..])));
    }

    [Fact]
    public void A_pointer_into_the_document_leads_to_the_argument_it_came_from()
    {
        var reading = Given.File("""
            resource "aws_sns_topic" "t" { name = "t" }
            data "aws_iam_policy_document" "d" {
              statement {
                actions   = ["sns:Publish"]
                resources = [aws_sns_topic.t.arn]
                principals {
                  type        = "Service"
                  identifiers = ["events.amazonaws.com"]
                }
                condition {
                  test     = "StringEquals"
                  variable = "aws:SourceAccount"
                  values   = ["222233334444"]
                }
              }
            }
            resource "aws_sns_topic_policy" "p" {
              arn    = aws_sns_topic.t.arn
              policy = data.aws_iam_policy_document.d.json
            }
            """);
        const string topic = "arn:aws:sns:us-east-1:111122223333:t";
        Assert.Equal(
            "main.tf:13:19 \"222233334444\"", reading.Place(topic, "Policy", "/Statement/0/Condition/StringEquals/aws:SourceAccount"));
        Assert.Equal("main.tf:8:22 \"events.amazonaws.com\"", reading.Place(topic, "Policy", "/Statement/0/Principal/Service"));
        Assert.Equal("main.tf:3:3 statement", reading.Place(topic, "Policy", "/Statement/0/NotAction"));
        Assert.Contains("222233334444", Assert.Single(reading.Estate.Sns.Topics).Policy);
    }

    [Fact]
    public void A_document_taken_in_that_is_not_known_makes_the_whole_unknown()
    {
        var reading = Given.File("""
            data "aws_iam_policy_document" "d" { source_policy_documents = [aws_secret.x.policy] }
            resource "aws_secret" "x" {}
            resource "aws_sns_topic" "t" {
              name   = "t"
              policy = data.aws_iam_policy_document.d.json
            }
            """);
        Assert.Equal(["aws_secret.x.policy"], Unknown.NamesIn(Assert.Single(reading.Estate.Sns.Topics).Policy));
    }

    [Fact]
    public void A_document_taken_in_that_is_not_JSON_is_refused()
    {
        var reading = Given.File("""data "aws_iam_policy_document" "d" { source_policy_documents = ["{"] }""");
        Assert.Equal(["TSN0202"], reading.Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("sid", "effect = var.x")]
    [InlineData("sid", "effect = upper(var.x)")]
    [InlineData("sid", "not_actions = [var.x]\n principals {\n type = \"*\"\n identifiers = [\"*\"]\n}")]
    [InlineData("sid", "not_actions = toset(var.list)\n principals {\n type = \"*\"\n identifiers = [\"*\"]\n}")]
    [InlineData("sid", "resources = [var.x]")]
    [InlineData("sid", "not_resources = var.list")]
    [InlineData("sid", "not_principals {\n type = var.x\n identifiers = [\"events.amazonaws.com\"]\n}")]
    [InlineData("sid", "not_principals {\n type = \"Service\"\n identifiers = var.list\n}")]
    [InlineData("sid", "dynamic \"not_principals\" {\n for_each = var.list\n content {\n type = \"AWS\"\n identifiers = [\"*\"]\n}\n}")]
    [InlineData("sid", "condition {\n test = var.x\n variable = \"aws:SourceAccount\"\n values = [\"111122223333\"]\n}")]
    [InlineData("sid", "condition {\n test = \"StringEquals\"\n variable = \"aws:SourceAccount\"\n values = var.list\n}")]
    [InlineData("sid", "condition {\n test = \"DateLessThan\"\n variable = \"aws:SourceAccount\"\n values = [var.x]\n}")]
    [InlineData("sid", "dynamic \"condition\" {\n for_each = var.list\n content {\n test = \"StringEquals\"\n variable = "
        + "\"aws:SourceAccount\"\n values = [\"111122223333\"]\n}\n}")]
    [InlineData("var.x", "")]
    public void What_is_not_known_of_a_document_stays_not_known(string sid, string argument)
    {
        string whole = sid == "sid"
            ? ""
            : """source_policy_documents = [jsonencode({ Statement = [{ Sid = "a", Effect = "Deny", Principal = "*", Action = "sns:Publish", Resource = "*" }] })]""";
        var reading = Given.File($$"""
            variable "x" { type = string }
            variable "list" { type = list(string) }
            data "aws_iam_policy_document" "d" {
              {{whole}}
              statement {
                sid = {{(sid == "sid" ? "\"sid\"" : sid)}}
                {{argument}}
              }
            }
            resource "aws_sns_topic" "t" {
              name   = "t"
              policy = data.aws_iam_policy_document.d.json
            }
            """);
        string policy = Assert.Single(reading.Estate.Sns.Topics).Policy;
        Assert.True(Unknown.In(policy), policy);
    }

    [Theory]
    [InlineData("dynamic \"condition\" {\n for_each = var.list\n content {\n test = \"StringEquals\"\n variable = "
        + "\"aws:SourceAccount\"\n values = [condition.value]\n}\n}", "")]
    [InlineData("", "dynamic \"statement\" {\n for_each = toset(var.list)\n content {\n effect = \"Deny\"\n actions = "
        + "[statement.value]\n}\n}")]
    public void Blocks_of_an_unknown_number_behind_one_that_is_written_leave_the_document_unknown(string inStatement, string inDocument)
    {
        var reading = Given.File($$"""
            variable "list" { type = list(string) }
            data "aws_iam_policy_document" "d" {
              statement {
                condition {
                  test     = "StringEquals"
                  variable = "aws:RequestedRegion"
                  values   = ["eu-central-1"]
                }
                {{inStatement}}
              }
              {{inDocument}}
            }
            resource "aws_sns_topic" "t" {
              name   = "t"
              policy = data.aws_iam_policy_document.d.json
            }
            """);
        string policy = Assert.Single(reading.Estate.Sns.Topics).Policy;
        Assert.True(Unknown.In(policy), policy);
    }

    [Fact]
    public void A_text_taken_in_that_is_no_JSON_before_its_unknown_value_is_known_makes_the_whole_unknown()
    {
        var reading = Given.File("""
            variable "x" { type = string }
            data "aws_iam_policy_document" "d" { source_policy_documents = ["{\"Statement\": [${var.x}]}"] }
            resource "aws_sns_topic" "t" {
              name   = "t"
              policy = data.aws_iam_policy_document.d.json
            }
            """);
        Assert.Equal([FindingCode.MissingVariable], reading.Findings.Select(f => f.Code));
        Assert.Equal(["var.x"], Unknown.NamesIn(Assert.Single(reading.Estate.Sns.Topics).Policy));
    }
}
