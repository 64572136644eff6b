using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Logs.Shapes;
using Tocsin.Text;

namespace Tocsin.Logs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html</summary>
public static class CreateLogGroup
{
    public static Result<Done<Nothing>> Decide(LogsState state, CreateLogGroupRequest request, Call call)
    {
        var arn = call.Arn("logs", $"log-group:{request.LogGroupName}");
        var made = new LogGroup(arn, request.LogGroupName!, null, request.KmsKeyId)
        {
            CreationTime = call.Now,
            LogGroupClass = request.LogGroupClass,
            DeletionProtectionEnabled = request.DeletionProtectionEnabled,
            Tags = request.Tags ?? [],
        };
        // Recorded on AWS 2026-02.
        return state.Find(arn) is not null
            ? Errors.ResourceAlreadyExistsException.With("The specified log group already exists", "logGroupName")
            : new Done<Nothing>(new Nothing(), [new Change.Put(made)]);
    }
}
