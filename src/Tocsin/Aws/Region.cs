using System.Text.RegularExpressions;

namespace Tocsin.Aws;

/// <summary>A region by its code: <c>ap-northeast-2</c>. Empty for what is global.</summary>
public readonly partial record struct Region(string Code)
{
    /// <summary>
    /// Whether a region may be called so. Which there are changes; <c>us-gov-west-1</c>, <c>us-isob-east-1</c> and <c>eusc-de-east-1</c>
    /// are some.
    /// </summary>
    public static bool IsCode(string text) => CodeForm().IsMatch(text);

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</summary>
    public string Partition => Code.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Code.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : "aws";

    /// <summary>What its host names end with.</summary>
    public string Suffix => Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

    public override string ToString() => Code;

    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}\z")]
    private static partial Regex CodeForm();
}
