using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

/// <summary>What a comment or the metadata of a template is about.</summary>
public sealed class TemplateSuppressionsTests
{
    [Fact]
    public void Behind_code_a_comment_is_about_its_line() =>
        Assert.Equal(
            "    Type: AWS::SNS::Topic # tocsin:ignore TSN0305 because why",
            Scope("Resources:\n  T:\n    Type: AWS::SNS::Topic # tocsin:ignore TSN0305 because why\n"));

    [Fact]
    public void Above_a_resource_it_is_about_all_of_it() =>
        Assert.Equal(
            "T:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: t}",
            Scope("Resources:\n  # tocsin:ignore TSN0305 because why\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: "
                + "t}\n  U:\n    Type: AWS::SNS::Topic\n"));

    [Fact]
    public void Above_a_property_it_is_about_the_property() =>
        Assert.Equal(
            "TopicName: t",
            Scope("Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      # tocsin:ignore TSN0305 because why\n\n      # "
                + "Another comment.\n      TopicName: t\n      DisplayName: d\n"));

    [Fact]
    public void Above_an_item_it_is_about_the_item_and_not_about_its_first_member() =>
        Assert.Equal(
            "- Id: a\n          Arn: !Ref T",
            Scope("Resources:\n  T:\n    Type: AWS::SNS::Topic\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n   "
                + "     # tocsin:ignore TSN0123 because why\n        - Id: a\n          Arn: !Ref T\n        - Id: b\n          Arn: "
                    + "!Ref T\n"));

    [Theory]
    [InlineData("DisplayName: |\n        # tocsin:ignore TSN0305 because text\n        b")]
    [InlineData("DisplayName: \"a # tocsin:ignore TSN0305 because text\"")]
    [InlineData("DisplayName: 'a\n        # tocsin:ignore TSN0305 because text'")]
    [InlineData("DisplayName: a#tocsin:ignore TSN0305 because text")]
    [InlineData("\"# tocsin:ignore TSN0305 because text\": a")]
    public void Inside_a_text_it_is_text(string property) =>
        Assert.Empty(Template.Read($"Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      {property}\n").Suppressions);

    [Fact]
    public void Behind_the_sign_of_a_block_of_text_it_is_a_comment() =>
        Assert.Single(
            Template.Read("Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: | # tocsin:ignore TSN0305 "
                + "because why\n        a\n").Suppressions);

    [Fact]
    public void Metadata_is_about_its_resource_in_JSON_too()
    {
        const string resource =
            """{ "Type": "AWS::SNS::Topic", "Metadata": { "tocsin": { "ignore": [{ "code": ["TSN0305", "TSN0306"], "until": "2027-01-31", "because": "why" }] } } }""";
        var reading = Template.Files([], ("t.json", $$"""{ "Resources": { "T": {{resource}} } }"""));
        var suppression = Assert.Single(reading.Suppressions);
        Assert.Equal(["TSN0305", "TSN0306"], suppression.Codes);
        Assert.Equal(new DateOnly(2027, 1, 31), suppression.Until);
        Assert.Equal("why", suppression.Because);
        Assert.Equal($"\"T\": {resource}", suppression.Scope.Content);
    }

    [Fact]
    public void Metadata_without_a_reason_suppresses_nothing()
    {
        var reading = Template.Read("Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Metadata: {tocsin: {ignore: [{code: TSN0305}]}}\n");
        Assert.Empty(reading.Suppressions);
        Assert.Contains(reading.Findings, f => f.Code == FindingCode.SuppressionInvalid);
    }

    [Fact]
    public void More_of_them_than_are_read_are_told()
    {
        var reading = Template.Read(
            "Resources:\n  T:\n    Type: AWS::SNS::Topic\n"
                + string.Concat(Enumerable.Repeat("# tocsin:ignore TSN0305 because why\n", 3_000)));
        Assert.Equal(Tocsin.Declared.Instances.Limits.Suppressions, reading.Suppressions.Count);
        Assert.Equal(
            "t.yaml has more than 1000 suppressions; this one and those that follow suppress nothing.",
            Assert.Single(reading.Findings).Message);
    }

    private static string Scope(string text) => Assert.Single(Template.Read(text).Suppressions).Scope.Content.TrimEnd();
}
