using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DisassociateKmsKey.html</summary>
public static class DisassociateKmsKey
{
    public static Result<Done<Nothing>> Decide(LogsState state, DisassociateKmsKeyRequest request, Call call)
    {
        var found = LogsErrors.Group(state, request.LogGroupName, request.ResourceIdentifier, call);
        return found.Error is { } error
            ? error
            : new Done<Nothing>(new Nothing(), [new Change.Put(found.Value.Group with { KmsKeyId = null })]);
    }
}
