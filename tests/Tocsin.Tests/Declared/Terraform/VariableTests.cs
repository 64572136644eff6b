using Tocsin.Declared.Instances;
using Tocsin.Declared.Terraform;
using Tocsin.Tests.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Terraform;

public class VariableTests
{
    private const string Main = """
        variable "name" {
          type    = string
          default = "default"
        }
        resource "aws_sns_topic" "t" { name = var.name }
        """;

    /// <summary>From the weakest: each step adds a source that goes before those above it.</summary>
    [Theory]
    [InlineData(0, "default")]
    [InlineData(1, "environment")]
    [InlineData(2, "standing")]
    [InlineData(3, "standing-json")]
    [InlineData(4, "auto-a")]
    [InlineData(5, "auto-b")]
    [InlineData(6, "file")]
    [InlineData(7, "option")]
    public void The_strongest_source_of_a_variables_value_counts(int sources, string expected)
    {
        (string, string)[] files =
        [
            ("main.tf", Main), ("given/x.tfvars", """name = "file" """),
            .. sources >= 2 ? [("terraform.tfvars", """name = "standing" """)] : Array.Empty<(string, string)>(),
            .. sources >= 3 ? [("terraform.tfvars.json", """{"name": "standing-json"}""")] : Array.Empty<(string, string)>(),
            .. sources >= 4 ? [("a.auto.tfvars", """name = "auto-a" """)] : Array.Empty<(string, string)>(),
            .. sources >= 5 ? [("b.auto.tfvars.json", """{"name": "auto-b"}""")] : Array.Empty<(string, string)>(),
        ];
        var options = new ReadOptions(
            Environment: sources >= 1 ? new Dictionary<string, string> { ["TF_VAR_name"] = "environment", ["TF_VAR_other"] = "1" } : null,
            Variables:
            [
                .. sources >= 6 ? [new VariableSetting.File("given/x.tfvars")] : Array.Empty<VariableSetting>(),
                .. sources >= 7 ? [new VariableSetting.Assignment("name", "option")] : Array.Empty<VariableSetting>(),
            ]);
        var reading = Given.Files(options, files);
        Assert.Equal(expected, Assert.Single(reading.Estate.Sns.Topics).Arn.Resource);
        Assert.Empty(reading.Findings.Select(f => f.Show()));
    }

    [Fact]
    public void A_variable_without_a_value_is_unknown_and_says_how_to_give_it()
    {
        var reading = Given.File("""
            variable "channel" { type = string }
            resource "aws_sns_topic" "t" { display_name = var.channel }
            """);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal(
            (FindingCode.MissingVariable, Severity.Warning, "main.tf:1:1"), (finding.Code, finding.Severity, finding.Where.ToString()));
        Assert.Equal("--var channel=VALUE, or channel = ... in terraform.tfvars", finding.Write);
        Assert.Equal(Unknown.Mark("var.channel"), Assert.Single(reading.Estate.Sns.Topics).Find("DisplayName"));
    }

    [Fact]
    public void An_object_takes_the_defaults_of_its_optional_attributes_and_is_converted()
    {
        var reading = Given.Files(
            new ReadOptions(Variables: [new VariableSetting.Assignment("topic", """{ name = 7 }""")]),
            ("main.tf", """
                variable "topic" {
                  type = object({ name = string, display = optional(string, "Alerts"), key = optional(string) })
                }
                resource "aws_sns_topic" "t" {
                  name              = var.topic.name
                  display_name      = var.topic.display
                  kms_master_key_id = var.topic.key
                }
                """));
        Assert.Empty(reading.Findings.Select(f => f.Show()));
        var topic = Assert.Single(reading.Estate.Sns.Topics);
        Assert.Equal(("7", "Alerts", null), (topic.Arn.Resource, topic.Find("DisplayName"), topic.Find("KmsMasterKeyId")));
    }

    [Fact]
    public void An_untyped_variable_from_the_command_line_is_text() => Assert.Equal(
        "text",
        Assert.Single(Given.Files(
            new ReadOptions(Variables: [new VariableSetting.Assignment("step", "2")]),
            ("main.tf", """
                variable "step" {}
                resource "aws_sns_topic" "t" { name = var.step == 2 ? "number" : "text" }
                """)).Estate.Sns.Topics).Arn.Resource);

    [Fact]
    public void A_validation_that_does_not_hold_is_reported_with_its_own_message()
    {
        const string main = """
            variable "channel" {
              validation {
                condition     = can(regex("^C", var.channel))
                error_message = "A channel id begins with C."
              }
            }
            """;
        var refused = Given.Files(new ReadOptions(Variables: [new VariableSetting.Assignment("channel", "deploys")]), ("main.tf", main));
        Assert.Equal(
            ["The value of the variable channel is refused by its own validation: A channel id begins with C."],
            refused.Findings.Select(f => f.Message));
        Assert.Empty(
            Given.Files(new ReadOptions(Variables: [new VariableSetting.Assignment("channel", "C1")]), ("main.tf", main)).Findings);
    }

    [Fact]
    public void A_default_of_another_type_is_refused() =>
        Assert.Equal([FindingCode.InvalidArgument], Given.File("""
            variable "n" {
              type    = number
              default = "many"
            }
            """).Findings.Select(f => f.Code));

    [Theory]
    [InlineData("type = strng")]
    [InlineData("type = list(string, string)")]
    [InlineData("type = object(string)")]
    public void A_type_that_is_none_is_refused(string type) =>
        Assert.Contains(
            Given.File($"variable \"x\" {{\n {type}\n default = null\n}}").Findings,
            f => f.Code == FindingCode.InvalidExpression && f.Where?.Line == 2);

    [Fact]
    public void A_value_for_a_variable_that_nobody_declares_is_reported()
    {
        var reading = Given.Files(
            new ReadOptions(Variables: [new VariableSetting.Assignment("nam", "x")]), ("main.tf", Main), ("terraform.tfvars", "nme = 1"));
        Assert.Equal([(Severity.Warning, "name"), (Severity.Error, "name")], reading.Findings.Select(f => (f.Severity, f.Write!)));
    }

    [Theory]
    [InlineData("type = number\n default = \"x\"", "This value is not of the type that the variable v wants: a number is required.")]
    [InlineData("type = object({ a = string })\n default = "
        + "{}", "This value is not of the type that the variable v wants: attribute \"a\" is required.")]
    [InlineData("nullable = false\n default = null", "The variable v may not be null, and its default is; terraform refuses it.")]
    public void A_default_is_looked_at_also_where_another_value_counts(string declaration, string message)
    {
        var reading = Given.Files(null, ("main.tf", $"variable \"v\" {{\n {declaration}\n}}\n"), ("terraform.tfvars", "v = 1\n"));
        Assert.Contains(message, reading.Findings.Select(f => f.Message));
    }
}
