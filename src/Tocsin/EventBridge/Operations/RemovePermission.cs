using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;

namespace Tocsin.EventBridge.Operations;

/// <summary>
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemovePermission.html: one statement of a bus's policy, or all of it.
/// </summary>
public static class RemovePermission
{
    public static Result<Done<Nothing>> Decide(EventBridgeState state, RemovePermissionRequest request, Call call)
    {
        var found = EventBridgeErrors.Bus("RemovePermission", state, request.EventBusName, call);
        if (found.Error is { } error)
        {
            return error;
        }
        var bus = found.Value;
        if (request.RemoveAllPermissions == true)
        {
            return new Done<Nothing>(new Nothing(), bus.Policy is null ? [] : [new Change.Put(bus with { Policy = null })]);
        }
        // Recorded on AWS. Unverified: that a request without an id is answered so, too.
        return request.StatementId is not { } id || !BusPolicy.Has(bus.Policy, id)
            ? Errors.ResourceNotFoundException.With(
                "Statement with the provided id does not exist.", "StatementId", cause: new Cause.Missing())
            : new Done<Nothing>(new Nothing(), [new Change.Put(bus with { Policy = BusPolicy.Without(bus.Policy, id) })]);
    }
}
