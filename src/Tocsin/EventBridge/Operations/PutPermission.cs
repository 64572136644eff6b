using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html: the whole policy of a bus, or one statement of it.</summary>
public static class PutPermission
{
    /// <param name="Principal">An account id, or <c>*</c>.</param>
    /// <param name="Policy">Instead of all the others but the bus.</param>
    public sealed record Request(
        string? EventBusName, string? Action = null, string? Principal = null, string? StatementId = null, PermissionCondition? Condition = null, string? Policy = null)
    {
        /// <summary>The statement as a whole, as CloudFormation may give it; the API has no such member.</summary>
        public string? Statement { get; init; }
    }

    public sealed record Response;

    public static Result<Done<Response>> Decide(EventBridgeState state, Request request, Call call)
    {
        var arn = Names.Bus(call, request.EventBusName);
        if (!state.HasBus(arn))
        {
            return Refusal.BusNotFound(arn);
        }
        var bus = state.Find(arn)?.Made ?? new EventBus(arn, Names.NameOf(arn));
        string policy = request.Policy ?? With(bus.Policy, request, arn);
        // Unverified: both texts.
        if (PolicyDocument.Parse(policy) is PolicyResult.Invalid invalid)
        {
            return new AwsError("ValidationException", $"Policy is not valid: {invalid.Error.Message}", Member: "Policy", Pointer: invalid.Error.Pointer);
        }
        return policy.Length > Limits.BusPolicyLength && !Unknown.In(policy)
            ? new AwsError("PolicyLengthExceededException", $"The policy is longer than {Limits.BusPolicyLength} characters.", Member: "Policy")
            : new Done<Response>(new Response(), [new Change.Put(bus with { Policy = policy })]);
    }

    /// <summary>A statement of the same id is replaced.</summary>
    private static string With(string? policy, Request request, Arn bus)
    {
        var others = (policy is null ? null : JsonParser.Parse(policy))?.Member("Statement") switch
        {
            JsonValue.Array list => list.Items.AsEnumerable(),
            { } one => [one],
            null => [],
        };
        var kept = others.Where(s => s.Member("Sid")?.AsText() != request.StatementId).Select(JsonWriter.Write);
        return $$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", kept.Append(Statement(request, bus)))}}]}""";
    }

    private static string Statement(Request request, Arn bus)
    {
        if (request.Statement is { } whole)
        {
            return JsonParser.Parse(whole) is JsonValue.Object { Members: var members }
                ? $"{{{string.Join(",", members.Where(m => m.Name != "Sid").Select(m => $"{JsonWriter.Quote(m.Name)}:{JsonWriter.Write(m.Value)}").Prepend($"\"Sid\":{JsonWriter.Quote(request.StatementId ?? "")}"))}}}"
                : whole;
        }
        string principal = request.Principal == "*" ? "\"*\"" : $$"""{"AWS":{{JsonWriter.Quote($"arn:{bus.Partition}:iam::{request.Principal}:root")}}}""";
        string condition = request.Condition is { } c ? $",\"Condition\":{{{JsonWriter.Quote(c.Type)}:{{{JsonWriter.Quote(c.Key)}:{JsonWriter.Quote(c.Value)}}}}}" : "";
        return $$"""{"Sid":{{JsonWriter.Quote(request.StatementId ?? "")}},"Effect":"Allow","Principal":{{principal}},"Action":{{JsonWriter.Quote(request.Action ?? "events:PutEvents")}},"Resource":{{JsonWriter.Quote(bus.ToString())}}{{condition}}}""";
    }
}

/// <param name="Type"><c>StringEquals</c></param>
/// <param name="Key"><c>aws:PrincipalOrgID</c></param>
public sealed record PermissionCondition(string Type, string Key, string Value);
