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
        Assert.All(reading.Estate.Sns.Topics, t => Assert.Contains("events.amazonaws.com", t.Policy, StringComparison.Ordinal));
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
        Assert.Contains("sns:Publish", reading.Estate.Iam.Roles.Single(r => r.Name == "r").InlinePolicies.Single().Document, StringComparison.Ordinal);
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
        Assert.Equal("TSN0004 T is not there, since its condition is false; CloudFormation refuses the reference to it.", reading.Wrong().First());
    }

    [Fact]
    public void Stacks_of_one_folder_have_their_names_before_their_addresses()
    {
        var reading = Template.Files(
            [],
            ("a.yaml", "Resources:\n  T: {Type: AWS::SNS::Topic, Properties: {TopicName: x}}\n"), ("b.yaml", "Resources:\n  T: {Type: AWS::SNS::Topic, Properties: {TopicName: y}}\n"));
        Assert.Equal(["a.T", "b.T"], reading.ResourceAddresses.Keys);
    }

    [Fact]
    public void A_folder_with_Terraform_files_stays_Terraforms()
    {
        var reading = Template.Files([], ("a.yaml", "Resources:\n  T: {Type: AWS::SNS::Topic}\n"), ("main.tf", "resource \"aws_sns_topic\" \"t\" {\n  name = \"t\"\n}\n"));
        Assert.Equal(["aws_sns_topic.t"], reading.ResourceAddresses.Keys);
    }

    [Fact]
    public void A_macro_may_make_anything_and_is_told()
    {
        var reading = Template.Read("Transform: [AWS::Serverless-2016-10-31, Company::Alarms]\nResources:\n  T: {Type: AWS::SNS::Topic}\n");
        Assert.Equal(["Transform.Company::Alarms was not read: a macro makes what it likes of the template. It may carry the alarm, so silence without it proves nothing."],
            reading.Findings.Where(f => f.Code == FindingCode.CouldCarryTheAlarm).Select(f => f.Message));
    }
}
