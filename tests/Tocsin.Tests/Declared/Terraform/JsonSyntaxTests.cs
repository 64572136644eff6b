using Tocsin.Declared.Instances;
using Tocsin.Tests.Declared.Resources;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.Terraform;

/// <summary>Terraform's JSON syntax. That a whole alarm in it delivers is the scenario article-in-json-syntax.</summary>
public class JsonSyntaxTests
{
    [Fact]
    public void A_place_inside_a_JSON_string_is_the_place_in_the_file_behind_its_escapes()
    {
        const string text = """
            { "resource": { "aws_sns_topic": { "t": { "name": "t",
              "policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sns:Publish\", \"Resource\": \"${local.nothing}\"}]}" } } } }
            """;
        var reading = Given.Files(null, ("main.tf.json", text));
        var finding = Assert.Single(reading.Findings, f => f.Code == FindingCode.InvalidReference);
        Assert.Equal("local.nothing", finding.Where!.Value.Content);
        Assert.Equal("main.tf.json", finding.Where.Value.Source.Path);
    }

    [Fact]
    public void The_schema_decides_whether_a_member_is_an_argument_or_a_block()
    {
        var reading = Given.Files(null, ("main.tf.json", """
            { "resource": { "aws_ecs_service": { "s": {
              "name": "s", "tags": { "deployment_circuit_breaker": "a tag" },
              "deployment_circuit_breaker": [{ "enable": true, "rollback": "${1 == 1}" }],
              "alarms": "none"
            } } } }
            """));
        string arn = reading.ResourceAddresses["aws_ecs_service.s"];
        Assert.EndsWith("true", reading.Place(arn, "deploymentConfiguration.deploymentCircuitBreaker.enable"));
        Assert.Contains(
            "alarms of aws_ecs_service.s is a block, not an argument; terraform refuses it.", reading.Findings.Select(f => f.Message));
    }

    [Theory]
    [InlineData("""{ "resource": """, "main.tf.json is not JSON: ")]
    [InlineData("""{ "resource": { "aws_sns_topic": "t" } }""", "Here an object with the names of resource blocks is expected, or an "
        + "array of such.")]
    [InlineData("""{ "resources": {} }""", "An argument named \"resources\" is not expected here: a .tf file holds blocks.")]
    [InlineData("""{ "locals": { "a": "${1 +}" } }""", "Found '}' where a value is expected.")]
    [InlineData("""{ "locals": { "a": 1, "a": 2 } }""", "The argument a is given twice; the first counts here.")]
    public void What_is_wrong_is_said_and_does_not_throw(string text, string message) =>
        Assert.Contains(Given.Files(null, ("main.tf.json", text)).Findings, f => f.Message.StartsWith(message, StringComparison.Ordinal));

    [Fact]
    public void Of_a_name_in_both_languages_extensions_OpenTofus_is_read()
    {
        var reading = Given.Files(null,
            ("main.tf", """resource "aws_sns_topic" "a" { name = "terraform" }"""),
            ("main.tofu", """resource "aws_sns_topic" "a" { name = "tofu" }"""),
            ("more.tf.json", """{ "resource": { "aws_sns_topic": { "b": { "name": "terraform-json" } } } }"""),
                ("other.tofu.json", """{ "resource": { "aws_sns_topic": { "c": { "name": "tofu-json" } } } }"""));
        Assert.Equal(["terraform-json", "tofu", "tofu-json"], reading.Estate.Sns.Topics.Select(t => t.Arn.Resource).Order());
        Assert.Empty(reading.Findings.Select(f => f.Show()));
    }

    [Fact]
    public void Deep_JSON_is_refused_and_not_followed() =>
        Assert.Contains(
            Given.Files(
                null,
                ("main.tf.json", $$"""{ "locals": { "a": {{string.Concat(Enumerable.Repeat("[", 900))}}{{string.Concat(Enumerable.Repeat("]", 900))}} } }""")).Findings,
            f => f.Message.StartsWith("This is nested more than", StringComparison.Ordinal));
}
