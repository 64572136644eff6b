using Tocsin.Aws;
using Tocsin.Ecs.Shapes;

namespace Tocsin.Ecs.Operations;

/// <summary>The refusals that more than one operation gives.</summary>
// Unverified: the wording of those about what is not there.
internal static class EcsErrors
{
    public static AwsError InvalidParameter(string message, string member, Cause? cause = null) =>
        Errors.InvalidParameterException.With(message, member, cause: cause);

    public static AwsError Client(string message, string member, Cause? cause = null) =>
        Errors.ClientException.With(message, member, cause: cause);

    public static AwsError ClusterNotFound() =>
        Errors.ClusterNotFoundException.With("Cluster not found.", "cluster", cause: new Cause.Missing());

    public static AwsError TaskDefinitionNotFound() => Client("TaskDefinition not found.", "taskDefinition");

    public static AwsError TaskDefinitionInactive() => Client("TaskDefinition is inactive", "taskDefinition");

    public static AwsError ServiceNotFound() => Errors.ServiceNotFoundException.With("Service not found.", "service");

    public static AwsError ServiceNotActive() => Errors.ServiceNotActiveException.With("Service was not ACTIVE.", "service");

    public static AwsError TaskNotFound() => InvalidParameter("The referenced task was not found.", "task");

    /// <summary>Without the ARNs of the tasks, which AWS adds.</summary>
    // Unverified: the wording.
    public static AwsError TokenInUse() => Errors.ConflictException.With(
        "The provided clientToken is already in use with a different RunTask request.", "clientToken");

    public static AwsError ResourceNotFound() =>
        Errors.ResourceNotFoundException.With("The specified resource was not found.", "resourceArn");
}
