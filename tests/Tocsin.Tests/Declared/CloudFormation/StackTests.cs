using Tocsin.Ecs;
using Tocsin.Text;

namespace Tocsin.Tests.Declared.CloudFormation;

public sealed class StackTests
{
    [Fact]
    public void Each_topic_of_a_policy_gets_it()
    {
        var reading = Template.Read("""
            Resources:
              A: {Type: AWS::SNS::Topic, Properties: {TopicName: a}}
              B: {Type: AWS::SNS::Topic, Properties: {TopicName: b}}
              Policy:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  Topics: [!Ref A, !Ref B]
                  PolicyDocument:
                    Statement: {Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: "sns:Publish", Resource: "*"}
            """);
        Assert.Empty(reading.Wrong());
        Assert.Equal(2, reading.Estate.Sns.Topics.Count());
        Assert.All(reading.Estate.Sns.Topics, t => Assert.Contains("events.amazonaws.com", t.Policy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Events: {Get: {Type: Api, Properties: {Path: /, Method: get, RestApiId: !Ref Front}}}", null)]
    [InlineData("DeploymentPreference: {Type: AllAtOnce, Alarms: [!Ref Front]}", null)]
    [InlineData("Environment: {Variables: {FRONT: !Ref "
        + "Front}}", "TSN0004 These refer to each other in a ring: Handler, Front; CloudFormation refuses that.")]
    public void A_ring_is_what_is_one_when_SAM_has_written_its_resources_out(string property, string? refused)
    {
        var reading = Template.Read($$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Handler:
                Type: AWS::Serverless::Function
                Properties:
                  {{property}}
              Front: {Type: AWS::Serverless::Api, Properties: {StageName: live, DefinitionBody: [!GetAtt Handler.Arn]} }
            """);
        Assert.Equal(refused, reading.Wrong().SingleOrDefault());
    }

    [Theory]
    [InlineData("Custom::Check", null)]
    [InlineData("AWS::CloudFormation::CustomResource", null)]
    [InlineData("AWS::SNS::Topic", "TSN0006 Version is no part of a resource; CloudFormation refuses it.")]
    public void A_custom_resource_alone_has_a_version(string type, string? refused) =>
        Assert.Equal(refused, Template.Read($"Resources:\n  Check: {{Type: {type}, Version: \"1.0\"}}\n").Wrong().SingleOrDefault());

    [Theory]
    [InlineData("[Write]", true)]
    [InlineData("[Read]", false)]
    public void A_connector_that_may_write_makes_a_policy(string permissions, bool grants)
    {
        var reading = Template.Read($$"""
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Topic: {Type: AWS::SNS::Topic}
              Queue: {Type: AWS::SQS::Queue}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: {source: [aws.ecs]}
              Joined:
                Type: AWS::Serverless::Connector
                Properties:
                  Source: {Id: Rule}
                  Destination: [{Id: Topic}, {Id: Queue}]
                  Permissions: {{permissions}}
            """);
        Assert.Empty(reading.Wrong());
        Assert.Equal(
            (grants, grants),
            (reading.Estate.Sns.Topics.Single().Policy?.Contains("events.amazonaws.com", StringComparison.Ordinal) == true,
                reading.Estate.Sqs.Queues.Single().Policy is not null));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 0)]
    public void A_rule_gets_all_its_targets_in_one_call_or_none(int written, int put)
    {
        string targets = string.Join(", ", Enumerable.Range(1, written).Select(i => $"{{Id: t{i}, Arn: !Ref Topic}}"));
        var reading = Template.Read($$"""
            Resources:
              Topic: {Type: AWS::SNS::Topic}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: {source: [aws.ecs]}
                  Targets: [{{targets}}]
            """);
        Assert.Equal(
            (put, written > put ? 1 : 0),
            (reading.Estate.Events.Rules.Single().Targets.Count, reading.Wrong()
                .Count(w => w.Contains("LimitExceededException", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_target_at_fault_is_told_where_it_stands_and_keeps_the_others_from_being_put()
    {
        var reading = Template.Read("""
            Resources:
              Topic: {Type: AWS::SNS::Topic}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: {source: [aws.ecs]}
                  Targets:
                    - {Id: good, Arn: !Ref Topic}
                    - {Id: bad, Arn: !Ref Topic, InputPath: "$..x"}
            """);
        Assert.Empty(reading.Estate.Events.Rules.Single().Targets);
        Assert.Equal(9, Assert.Single(reading.Findings, f => f.Severity == Severity.Error).Where?.Line);
    }

    [Fact]
    public void A_breaker_counts_as_its_service_says()
    {
        var reading = Template.Read("""
            Resources:
              Service:
                Type: AWS::ECS::Service
                Properties:
                  TaskDefinition: api:4
                  DeploymentConfiguration:
                    DeploymentCircuitBreaker: {Enable: true, Rollback: true, ResetOnHealthyTask: false, ThresholdConfiguration: {Type: COUNT, Value: 5}}
            """);
        var breaker = reading.Estate.Ecs.Services.Single().Configuration.CircuitBreaker!;
        Assert.Equal((false, new Threshold(ThresholdType.Count, 5)), (breaker.ResetOnHealthyTask, breaker.Threshold));
    }

    [Fact]
    public void A_name_that_CloudFormation_makes_up_is_the_same_in_each_run()
    {
        string text = "Resources:\n  Rule:\n    Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: [aws.ecs]}}\n";
        string name = Template.Read(text).Estate.Events.Rules.Single().Name;
        Assert.Matches("^t-Rule-[A-Z0-9]{12}$", name);
        Assert.Equal(name, Template.Read(text).Estate.Events.Rules.Single().Name);
    }

    [Fact]
    public void A_service_without_a_desired_count_runs_one_task()
    {
        var reading = Template.Read("""
            Resources:
              Task: {Type: AWS::ECS::TaskDefinition, Properties: {ContainerDefinitions: [{Name: app, Image: busybox, Memory: 64}]}}
              Service: {Type: AWS::ECS::Service, Properties: {TaskDefinition: !Ref Task}}
            """);
        Assert.Empty(reading.Findings);
        Assert.Equal(1, reading.Estate.Ecs.Services.Single().DesiredCount);
    }

    [Fact]
    public void A_permission_that_a_role_gets_from_a_policy_beside_it_counts()
    {
        var reading = Template.Read("""
            Resources:
              Role: {Type: AWS::IAM::Role, Properties: {RoleName: r, AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: "sts:AssumeRole"}]}}}
              Policy: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, Roles: [!Ref Role], PolicyDocument: {Statement: [{Effect: Allow, Action: "sns:Publish", Resource: "*"}]}}}
            """);
        Assert.Contains(
            "sns:Publish", reading.Estate.Iam.Roles.Single(r => r.Name == "r").InlinePolicies.Single().Document, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_to_a_resource_whose_condition_is_false_is_refused()
    {
        var reading = Template.Read("""
            Conditions: {Never: !Equals [a, b]}
            Resources:
              T: {Type: AWS::SNS::Topic, Condition: Never}
              S: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref T}}
            """);
        Assert.Equal(
            "TSN0004 T is not there, since its condition is false; CloudFormation refuses the reference to it.", reading.Wrong().First());
    }

    [Fact]
    public void Stacks_of_one_folder_have_their_names_before_their_addresses()
    {
        var reading = Template.Files(
            [],
            ("a.yaml", "Resources:\n  T: {Type: AWS::SNS::Topic,"
                + " Properties: {TopicName: x}}\n"), ("b.yaml", "Resources:\n  T: {Type: AWS::SNS::Topic, Properties: {TopicName: y}}\n"));
        Assert.Equal(["a.T", "b.T"], reading.ResourceAddresses.Keys);
    }

    [Fact]
    public void A_folder_with_Terraform_files_stays_Terraforms()
    {
        var reading = Template.Files(
            [], ("a.yaml", "Resources:\n  T: {Type: AWS::SNS::Topic}\n"),
            ("main.tf", "resource \"aws_sns_topic\" \"t\" {\n  name = \"t\"\n}\n"));
        Assert.Equal(["aws_sns_topic.t"], reading.ResourceAddresses.Keys);
    }

    [Fact]
    public void A_macro_may_make_anything_and_is_told()
    {
        var reading = Template.Read("Transform: [AWS::Serverless-2016-10-31, Company::Alarms]\nResources:\n  T: {Type: AWS::SNS::Topic}\n");
        Assert.Equal(
            ["Transform.Company::Alarms was not read: a macro makes what it likes of the template. It may carry the alarm, so silence "
                + "without it proves nothing."],
            reading.Findings.Where(f => f.Code == FindingCode.CouldCarryTheAlarm).Select(f => f.Message));
    }
}
