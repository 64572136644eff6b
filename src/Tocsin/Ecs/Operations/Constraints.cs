using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>What ECS demands beyond the constraints of its model.</summary>
internal static class Constraints
{
    /// <summary>Names: up to 255 letters, digits, hyphens and underscores (API reference of each operation).</summary>
    // Unverified: the wording.
    public static AwsError? Name(string? name, string member) =>
        Unknown.In(name) || (name?.Length is > 0 and <= 255 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            ? null
            : EcsErrors.InvalidParameter(
                $"{member} must be 1 to 255 letters (uppercase and lowercase), numbers, hyphens, and underscores.", member);

    /// <summary>The text about a daemon's was recorded of both operations, 2018 to 2021.</summary>
    // Unverified: the other one.
    public static AwsError? DesiredCount(int? given, bool isDaemon) => given switch
    {
        not null when isDaemon => EcsErrors.InvalidParameter(
            "The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again",
            "desiredCount"),
        < 0 => EcsErrors.InvalidParameter("desiredCount must not be negative.", "desiredCount"),
        _ => null,
    };

    /// <summary>What is wrong with a deployment configuration, or null.</summary>
    // Unverified: the wording, and the bounds of COUNT.
    public static AwsError? Deployment(DeploymentConfiguration configuration, string controllerType)
    {
        const string at = "deploymentConfiguration";
        if (configuration.CircuitBreaker is { } breaker)
        {
            if (breaker.Enable && controllerType != "ECS")
            {
                return EcsErrors.InvalidParameter(
                    "Deployment circuit breaker feature can only be used with the ECS deployment controller.",
                    $"{at}/deploymentCircuitBreaker",
                    new Cause.NoCircuitBreaker());
            }
            if (breaker.Threshold is { Type: not ThresholdType.Count, Value: < 1 or > 100 } or { Value: < 1 })
            {
                return EcsErrors.InvalidParameter(
                    "The threshold value must be between 1 and 100 for a percentage, and at least 1 for a count.",
                    $"{at}/deploymentCircuitBreaker/thresholdConfiguration/value");
            }
        }
        if (configuration.MinimumHealthyPercent < 0)
        {
            return EcsErrors.InvalidParameter("minimumHealthyPercent must not be negative.", $"{at}/minimumHealthyPercent");
        }
        if (configuration.MaximumPercent < 1)
        {
            return EcsErrors.InvalidParameter("maximumPercent must be positive.", $"{at}/maximumPercent");
        }
        return configuration is { MaximumPercent: 100, MinimumHealthyPercent: 100 }
            ? EcsErrors.InvalidParameter(
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.", $"{at}/maximumPercent")
            : null;
    }
}
