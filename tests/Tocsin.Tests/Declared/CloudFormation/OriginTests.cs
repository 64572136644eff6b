using System.Text.RegularExpressions;

namespace Tocsin.Tests.Declared.CloudFormation;

/// <summary>Where a part of a text was written, whatever way YAML and JSON have of writing it.</summary>
public sealed class OriginTests
{
    private const string Rule = "arn:aws:events:eu-west-1:111122223333:rule/r";
    private const string Target = Rule + "/target/t";

    [Theory]
    [InlineData("|\n              {\"version\": \"1.0\",\n               \"source\": <why>}", 13)]
    [InlineData(">-\n              {\"version\": \"1.0\",\n              \"source\": <why>}", 13)]
    [InlineData("'{\"version\": \"it''s\", \"source\": <why>}'", 11)]
    [InlineData("\"{\\\"version\\\": \\\"1.0\\\", \\\"source\\\": <why>}\"", 11)]
    [InlineData("!Sub |\n              {\"version\": \"${AWS::Region}\",\n               \"source\": <why>}", 13)]
    [InlineData("!Join\n              - \"\"\n              - - '{\"version\": \"1.0\",'\n                - ' \"source\": <why>}'", 14)]
    public void A_placeholder_is_found_in_its_line(string template, int number)
    {
        string text = $$"""
            Resources:
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  Name: r
                  EventPattern: {source: [aws.ecs]}
                  Targets:
                    - Id: t
                      Arn: arn:aws:sns:eu-west-1:111122223333:t
            """ + $"\n          InputTransformer:\n            InputTemplate: {template}\n            InputPathsMap: {{why: $.detail.reason}}\n";
        var reading = Template.Read(text);
        string place = reading.Place(Target, "InputTransformer.InputTemplate", "/source");
        Assert.Equal($"t.yaml:{number} <why>", Regex.Replace(place, @"(:\d+):\d+ ", "$1 "));
    }

    [Fact]
    public void A_value_of_a_pattern_is_found_in_YAML_and_in_JSON()
    {
        var yaml = Template.Read(
            "Resources:\n  R:\n    Type: AWS::Events::Rule\n    Properties:\n      Name: r\n      EventPattern:\n        detail:\n     "
                + "     eventName:\n            - A\n            - B\n");
        Assert.Equal("t.yaml:10:15 B", yaml.Place(Rule, "EventPattern", "/detail/eventName/1"));
        var json = Template.Files(
            [],
            ("t.json", "{\"Resources\": {\"R\": {\"Type\": \"AWS::Events::Rule\", \"Properties\": {\"Name\": \"r\",\n\"EventPattern\": "
                + "{\"detail\": {\"eventName\": [\"A\",\n \"B\"]}}}}}}"));
        Assert.Equal("t.json:3:2 \"B\"", json.Place(Rule, "EventPattern", "/detail/eventName/1"));
    }

    [Fact]
    public void What_a_parameter_gives_is_found_at_its_default()
    {
        var reading = Template.Read(
            "Parameters:\n  P:\n    Type: String\n    Default: Alarms\nResources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: "
                + "{TopicName: t, DisplayName: !Ref P}\n");
        Assert.Equal("t.yaml:4:14 Alarms", reading.Place("arn:aws:sns:eu-west-1:111122223333:t", "DisplayName"));
    }

    [Fact]
    public void What_a_resource_gives_is_found_where_it_is_referred_to()
    {
        var reading = Template.Read(
            "Resources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: t}\n  S:\n    Type: AWS::SNS::Topic\n    "
                + "Properties:\n      TopicName: s\n      DisplayName: !GetAtt T.TopicName\n");
        Assert.Equal("t.yaml:9:28 T.TopicName", reading.Place("arn:aws:sns:eu-west-1:111122223333:s", "DisplayName"));
    }
}
