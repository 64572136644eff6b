namespace Tocsin.Declared.CloudFormation.Syntax;

/// <summary>What CloudFormation's functions are called in JSON; in YAML each has a short form besides.</summary>
internal static class FunctionNames
{
    public static IReadOnlyCollection<string> All { get; } = new HashSet<string>
    {
        "Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::Select", "Fn::Split", "Fn::FindInMap", "Fn::If", "Fn::Equals", "Fn::And", "Fn::Or",
        "Fn::Not", "Fn::ImportValue", "Fn::Base64",
        "Fn::Cidr", "Fn::GetAZs", "Fn::Transform", "Fn::ToJsonString", "Fn::Length", "Fn::Contains", "Fn::EachMemberEquals",
        "Fn::EachMemberIn", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll",
        "Fn::GetStackOutput",
    };
}
