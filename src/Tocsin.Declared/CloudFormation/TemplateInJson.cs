using Tocsin.Flow;

namespace Tocsin.Declared.CloudFormation;

/// <summary>CloudFormation's words for templates in JSON, which has neither tags nor blocks of text.</summary>
internal sealed class TemplateInJson : TemplateLanguage
{
    public static TemplateInJson Syntax { get; } = new();

    protected override string Referring(string address, string arn, bool isInText) =>
        IsTopic(arn) ? $$"""{ "Ref": "{{address}}" }""" : $$"""{ "Fn::GetAtt": ["{{address}}", "Arn"] }""";

    protected override string Named(string text) => AsMembers(InTemplate(text));

    protected override string Written(Suggestion suggestion) => suggestion switch
    {
        Suggestion.Setting setting => $"\"{NameOf(setting.Argument)}\": {setting.Value}",
        Suggestion.Transformer transformer => Members(transformer, "InputTransformer", "InputPathsMap", "InputTemplate"),
        Suggestion.EnabledRule => "\"State\": \"ENABLED\"",
        Suggestion.CircuitBreaker =>
            "\"DeploymentConfiguration\": { \"DeploymentCircuitBreaker\": { \"Enable\": true, \"Rollback\": true } }",
        Suggestion.DeadLetterQueue => "\"DeadLetterConfig\": { \"Arn\": { \"Fn::GetAtt\": [\"QUEUE\", \"Arn\"] } }",
        Suggestion.UnescapedTemplate => "InputTemplate as a text with the placeholder as it is, and not made by a function",
        Suggestion.PatternOfFailedDeployments =>
            "\"EventPattern\": { \"source\": [\"aws.ecs\"], \"detail-type\": [\"ECS Deployment State Change\"], "
            + "\"detail\": { \"eventName\": [\"SERVICE_DEPLOYMENT_FAILED\"] } }",
        Suggestion.TopicOfTarget => "\"Arn\": { \"Ref\": \"TOPIC\" }, since Ref of a topic is its ARN",
        Suggestion.ArnOfTopic { Written: var name } => $$"""{ "Ref": "{{LogicalId(name)}}" }, since Ref of a topic is its ARN""",
        Suggestion.TopicsOfChannel => "\"SnsTopicArns\": [{ \"Ref\": \"TOPIC\" }], since Ref of a topic is its ARN",
        Suggestion.RoleOfChannel => "\"IamRoleArn\": { \"Fn::GetAtt\": [\"ROLE\", \"Arn\"] }",
        _ => base.Written(suggestion),
    };
}
