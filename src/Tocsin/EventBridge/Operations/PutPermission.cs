using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>
/// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html: the whole policy of a bus, or one statement of it.
/// </summary>
public static class PutPermission
{
    public static Result<Done<Nothing>> Decide(EventBridgeState state, PutPermissionRequest request, Call call)
    {
        var found = EventBridgeErrors.Bus("PutPermission", state, request.EventBusName, call);
        if (found.Error is { } missing)
        {
            return missing;
        }
        var bus = found.Value;
        string policy = request.Policy ?? BusPolicy.With(bus.Policy, request.StatementId ?? "", Statement(request, bus.Arn));
        // Unverified: both texts.
        if (PolicyDocument.Parse(policy) is PolicyResult.Invalid invalid)
        {
            return new AwsError(
                "ValidationException", $"Policy is not valid: {invalid.Error.Message}", Member: "Policy", Pointer: invalid.Error.Pointer);
        }
        return policy.Length > Limits.BusPolicyLength && !Unknown.In(policy)
            ? new AwsError(
                "PolicyLengthExceededException", $"The policy is longer than {Limits.BusPolicyLength} characters.", Member: "Policy")
            : new Done<Nothing>(new Nothing(), [new Change.Put(bus with { Policy = policy })]);
    }

    private static string Statement(PutPermissionRequest request, Arn bus)
    {
        string principal = request.Principal == "*" ? "\"*\""
            : $$"""{"AWS":{{JsonWriter.Quote($"arn:{bus.Partition}:iam::{request.Principal}:root")}}}""";
        string condition = request.Condition is { } c
            ? $",\"Condition\":{{{JsonWriter.Quote(c.Type!)}:{{{JsonWriter.Quote(c.Key!)}:{JsonWriter.Quote(c.Value!)}}}}}" : "";
        return $$"""
            {"Sid":{{JsonWriter.Quote(request.StatementId ?? "")}},"Effect":"Allow","Principal":{{principal}},"Action":{{JsonWriter.Quote(
                request.Action ?? "events:PutEvents")}},"Resource":{{JsonWriter.Quote(bus.ToString())}}{{condition}}}
            """;
    }
}
