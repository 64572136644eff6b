using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</summary>
public static class CreateLogGroup
{
    public sealed record Request(string? LogGroupName, string? KmsKeyId = null);

    public sealed record Response;

    public static Result<Done<Response>> Decide(LogsState state, Request request, Call call)
    {
        if (CheckName(request.LogGroupName) is { } error)
        {
            return error;
        }
        var arn = call.Arn("logs", $"log-group:{request.LogGroupName}");
        // Recorded on AWS 2026-02.
        return state.Find(arn) is not null
            ? new AwsError("ResourceAlreadyExistsException", "The specified log group already exists", Member: "LogGroupName")
            : new Done<Response>(new Response(), [new Change.Put(new LogGroup(arn, request.LogGroupName!, null, request.KmsKeyId))]);
    }

    private static AwsError? CheckName(string? name)
    {
        if (Unknown.In(name))
        {
            return null;
        }
        // Unverified: that these are the constraints' texts here; they are the API model's elsewhere.
        string? failed = name switch
        {
            null => "Member must not be null",
            "" => "Member must have length greater than or equal to 1",
            { Length: > Limits.GroupNameLength } => $"Member must have length less than or equal to {Limits.GroupNameLength}",
            _ when !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '#') => @"Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+",
            _ => null,
        };
        return failed is null ? null : new AwsError(
            "InvalidParameterException",
            $"1 validation error detected: Value {(name is null ? "null" : $"'{name}'")} at 'logGroupName' failed to satisfy constraint: {failed}", Member: "LogGroupName");
    }
}
