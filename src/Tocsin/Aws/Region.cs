namespace Tocsin.Aws;

/// <summary>A region by its code: <c>ap-northeast-2</c>. Empty for what is global.</summary>
public readonly record struct Region(string Code)
{
    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
    public string Partition => Code.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Code.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>What its host names end with.</summary>
    public string Suffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    public override string ToString() => Code;
}
