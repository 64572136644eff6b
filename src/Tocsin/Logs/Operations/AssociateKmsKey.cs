using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html</summary>
public static class AssociateKmsKey
{
    public static Result<Done<Nothing>> Decide(LogsState state, AssociateKmsKeyRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, request.ResourceIdentifier, call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value.Group with { KmsKeyId = request.KmsKeyId })]);
    }
}
