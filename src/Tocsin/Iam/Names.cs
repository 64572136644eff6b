using Tocsin.Aws;

namespace Tocsin.Iam;

/// <summary>The parts of IAM's ARNs: <c>role/PATH/NAME</c>.</summary>
internal static class Names
{
    /// <summary>With the slashes around it; <c>/</c> where there is none.</summary>
    public static string PathOf(Arn arn) => arn.Resource[arn.Resource.IndexOf('/')..^arn.Name.Length];
}
