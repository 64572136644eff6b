using Tocsin.Declared.CloudFormation.Syntax;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// What the transform of SAM makes resources of their own of, before CloudFormation sees the template: what such a property refers to, the
/// resource that holds it does not. So a function may name the API it listens to, and the API the function.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
/// </remarks>
internal static class Serverless
{
    public const string Transform = "AWS::Serverless-2016-10-31";

    private static readonly string[] OfFunctions =
        ["Events", "EventInvokeConfig", "DeploymentPreference", "FunctionUrlConfig", "ProvisionedConcurrencyConfig", "AutoPublishAlias"];

    // A stage and a domain; the API itself is its definition.
    private static readonly string[] OfApis =
    [
        "StageName", "Variables", "StageVariables", "AccessLogSetting", "AccessLogSettings", "CanarySetting", "MethodSettings",
        "RouteSettings", "DefaultRouteSettings", "CacheClusterEnabled",
        "CacheClusterSize", "TracingEnabled", "Domain",
    ];

    /// <summary>The properties that stay with the resource.</summary>
    public static Node Kept(string? type, Node properties) => type switch
    {
        "AWS::Serverless::Function" or "AWS::Serverless::StateMachine" => Without(properties, OfFunctions),
        "AWS::Serverless::Api" or "AWS::Serverless::HttpApi" or "AWS::Serverless::WebSocketApi" => Without(properties, OfApis),
        _ => properties,
    };

    private static Node Without(Node properties, string[] names) =>
        properties is Node.Mapping mapping
            ? new Node.Mapping([.. mapping.Members.Where(m => !names.Contains(m.Key))], mapping.Where)
            : properties;
}
