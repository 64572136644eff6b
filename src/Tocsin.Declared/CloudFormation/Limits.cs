namespace Tocsin.Declared.CloudFormation;

/// <summary>Bounds of reading templates. Those with a source are AWS's; the others are ours, far above what a template holds.</summary>
internal static class Limits
{
    /// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html</summary>
    public const int Resources = 500;

    /// <summary>The longest template in a request; a longer one has to come from a bucket. Of the same source.</summary>
    public const int BodyCharacters = 51_200;

    /// <summary>How deep stacks nest.</summary>
    public const int StackDepth = 10;

    /// <summary>Templates of one reading.</summary>
    public const int Templates = 500;
}
