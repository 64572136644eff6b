namespace Tocsin.Aws;

/// <summary>An error as its service's model has it.</summary>
/// <param name="Name">Its shape, which JSON answers name: <c>QueueDoesNotExist</c>.</param>
/// <param name="Code">What an answer in XML names, and <see cref="AwsError.Code"/>: <c>AWS.SimpleQueueService.NonExistentQueue</c>.</param>
/// <param name="IsServer">It is the service's fault, not the caller's.</param>
public sealed record ErrorShape(string Name, string Code, int Status, bool IsServer = false)
{
    public AwsError With(string message, string? member = null, string pointer = "", Cause? cause = null) =>
        new(Code, message, Status, member, pointer, Cause: cause);
}
