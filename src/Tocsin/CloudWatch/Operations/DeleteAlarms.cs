using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.CloudWatch.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html</summary>
/// <remarks>All or none of them.</remarks>
public static class DeleteAlarms
{
    public static Result<Done<Nothing>> Decide(CloudWatchState state, DeleteAlarmsRequest request, Call call)
    {
        var found = request.AlarmNames!.Value.Distinct().Select(n => CloudWatchErrors.Alarm(state, n, call)).ToList();
        if (found.FirstOrDefault(f => f.Error is not null).Error is { } missing)
        {
            return missing;
        }
        // Unverified: the text.
        return found.Count(f => f.Value.Composite is not null) > Limits.CompositesDeleted
            ? CloudWatchErrors.Validation("Only one composite alarm can be deleted at a time", "AlarmNames")
            : new Done<Nothing>(new Nothing(), found.Select(f => (Change)new Change.Remove(f.Value.Arn)).ToValueList());
    }
}
