using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

public sealed class IntrinsicsTests
{
    private const string Sections = """
        Parameters:
          Stage: {Type: String, Default: prod}
          Number: {Type: Number, Default: 3}
          Teams: {Type: CommaDelimitedList, Default: "a, b,c"}
          Resolved: {Type: String, Default: "{{resolve:ssm:/alarms/topic}}"}
          Stored: {Type: "AWS::SSM::Parameter::Value<String>", Default: /alarms/name}
        Mappings:
          Names: {prod: {topic: alarms, list: [x, y]}}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsTest: !Not [{Condition: IsProd}]
          Both: !And [!Condition IsProd, !Condition IsTest]
          Either: !Or [!Condition IsProd, !Condition IsTest]
          IsStored: !Equals [!Ref Stored, x]
          Decided: !Or [!Condition IsStored, !Condition IsProd]
        """;

    [Theory]
    [InlineData("alarms", "alarms")]
    [InlineData("!Ref Stage", "prod")]
    [InlineData("{Ref: Stage}", "prod")]
    [InlineData("!Ref AWS::Region", "eu-west-1")]
    [InlineData("!Ref AWS::AccountId", "111122223333")]
    [InlineData("!Ref AWS::Partition", "aws")]
    [InlineData("!Ref AWS::StackName", "t")]
    [InlineData("!Sub \"a-${Stage}-${AWS::Region}\"", "a-prod-eu-west-1")]
    [InlineData("!Sub [\"a-${X}-${Stage}\", {X: !Ref Number}]", "a-3-prod")]
    [InlineData("!Join [\"-\", [a, !Ref Stage, b]]", "a-prod-b")]
    [InlineData("!Join [\"-\", !Ref Teams]", "a-b-c")]
    [InlineData("!Select [1, !Ref Teams]", "b")]
    [InlineData("!Select [\"2\", !Split [\"/\", \"a/b/c\"]]", "c")]
    [InlineData("!FindInMap [Names, !Ref Stage, topic]", "alarms")]
    [InlineData("!Join [\"\", !FindInMap [Names, prod, list]]", "xy")]
    [InlineData("{\"Fn::FindInMap\": [Names, test, topic, {DefaultValue: none}]}", "none")]
    [InlineData("!If [IsProd, a, b]", "a")]
    [InlineData("!If [IsTest, a, b]", "b")]
    [InlineData("!If [Both, a, b]", "b")]
    [InlineData("!If [Either, a, b]", "a")]
    [InlineData("!If [Decided, a, b]", "a")]
    [InlineData("!Base64 abc", "YWJj")]
    [InlineData("!Select [3, !Cidr [10.0.0.0/16, 4, 8]]", "10.0.3.0/24")]
    [InlineData("{\"Fn::Length\": !Ref Teams}", "3")]
    [InlineData("!Sub [\"${A}\", {A: {\"Fn::ToJsonString\": {b: \"<x>\"}}}]", "{\"b\":\"<x>\"}")]
    public void A_function_gives_what_CloudFormation_would(string written, string value)
    {
        // A display name takes any text, a topic's name does not.
        var reading = Template.Read(
            $"{Sections}\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: t\n      DisplayName: "
                + $"{written}\n");
        Assert.Equal((value, ""), (reading.Estate.Sns.Topics.Single().Find("DisplayName"), string.Join("; ", reading.Wrong())));
    }

    [Theory]
    [InlineData("!Ref Stored", "Stored")]
    [InlineData("!If [IsStored, a, b]", "Stored")]
    [InlineData("!ImportValue elsewhere", "elsewhere")]
    [InlineData("!Sub \"a-${Stored}\"", "Stored")]
    [InlineData("\"{{resolve:ssm:/alarms/name:3}}\"", "ssm:/alarms/name:3")]
    [InlineData("\"a-{{resolve:ssm:/alarms/name}}-b\"", "ssm:/alarms/name")]
    [InlineData("!Sub \"{{resolve:ssm:/${Stage}/name}}\"", "ssm:/prod/name")]
    [InlineData("!Join [\"\", [\"{{resolve:ssm:/\", !Ref Stage, \"/name}}\"]]", "ssm:/prod/name")]
    [InlineData("!Sub [\"a-${Secret}\","
        + " {Secret: \"{{resolve:secretsmanager:alarms:SecretString:name}}\"}]", "secretsmanager:alarms:SecretString:name")]
    [InlineData("!Ref Resolved", "ssm:/alarms/topic")]
    public void What_is_not_known_offline_is_unknown_and_named(string written, string name)
    {
        // A name that would break an ARN apart leaves the topic out, and is told.
        var reading = Template.Topic(written, Sections);
        var told = reading.Findings.Where(f => f.Code == FindingCode.CouldCarryTheAlarm).Select(f => f.Message);
        Assert.Contains(
            reading.Estate.Sns.Topics.SelectMany(t => Unknown.NamesIn(t.Name)).Concat(told),
            t => t == name || t.Contains($"depends on {name}, which", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("!Ref Stag", "TSN0004 Stag is declared nowhere in t.yaml: there is no resource and no parameter of that name; "
        + "CloudFormation refuses the template.")]
    [InlineData("!Ref AWS::AccountID", "TSN0004 There is no pseudo parameter AWS::AccountID; CloudFormation refuses the template.")]
    [InlineData("!If [IsProduction, a, b]", "TSN0004 There is no condition IsProduction; CloudFormation refuses the template.")]
    [InlineData("!FindInMap [Names, test, topic]", "TSN0004 There is nothing under test and topic in the mapping Names; CloudFormation "
        + "refuses the template.")]
    [InlineData("!Select [7, !Ref Teams]", "TSN0003 Fn::Select asks for item 7, and the list has 3; the first is 0. CloudFormation "
        + "refuses it.")]
    [InlineData("!Join [a]", "TSN0003 Fn::Join takes a list of a delimiter and a list; CloudFormation refuses the template.")]
    [InlineData("{\"Fn::Sup\": x}", "TSN0003 There is no function Fn::Sup; CloudFormation refuses the template.")]
    [InlineData("!GetAtt Other.Arn", "TSN0004 AWS::SNS::Topic has no attribute Arn; CloudFormation refuses the template.")]
    public void What_CloudFormation_refuses_is_told(string written, string message)
    {
        var reading = Template.Read(
            $"{Sections}\nResources:\n  Other:\n    Type: AWS::SNS::Topic\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      "
                + $"DisplayName: {written}\n");
        Assert.Equal(message, Assert.Single(reading.Wrong()));
    }

    [Fact]
    public void A_property_that_is_AWS_NoValue_is_not_there()
    {
        var reading = Template.Read("""
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: !Ref AWS::NoValue
                  Subscription: [!Ref AWS::NoValue]
            """);
        Assert.StartsWith("t-Topic-", Template.NameOf(reading), StringComparison.Ordinal);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void A_parameter_given_on_the_command_line_counts_before_its_default() =>
        Assert.Equal(
            "test",
            Template.NameOf(Template.Read("Parameters:\n  Stage: {Type: String, Default: prod}\nResources:\n  T:\n    Type: "
                + "AWS::SNS::Topic\n    Properties: {TopicName: !Ref Stage}\n", ("Stage", "test"))));
}
