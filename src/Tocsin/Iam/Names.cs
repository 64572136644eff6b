using Tocsin.Aws;

namespace Tocsin.Iam;

/// <summary>The parts of IAM's ARNs: <c>role/PATH/NAME</c>.</summary>
internal static class Names
{
    /// <summary>With the slashes around it; <c>/</c> where there is none.</summary>
    /// <remarks>What is attached to a role may be any ARN.</remarks>
    public static string PathOf(Arn arn) =>
        arn.Resource.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? arn.Resource[slash..^arn.Name.Length] : "/";
}
