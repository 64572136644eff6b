using Tocsin.Aws;

namespace Tocsin.Ecs;

internal static class ResourceName
{
    /// <summary>What follows the type in an ARN: <c>prod</c> of <c>cluster/prod</c>.</summary>
    public static string Of(Arn arn) => arn.Resource[(arn.Resource.IndexOf('/') + 1)..];
}
