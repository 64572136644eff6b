using Tocsin.Flow;
using Tocsin.Logs.Shapes;
using static Tocsin.Flow.Operation<Tocsin.Logs.LogsState>;

namespace Tocsin.Logs.Operations;

/// <summary>What CloudWatch Logs does.</summary>
public static class LogsOperations
{
    public static Operations<LogsState> All { get; } = new(
        LogsApi.Service,
        Write(LogsApi.CreateLogGroup, CreateLogGroup.Decide),
        Write(LogsApi.DeleteLogGroup, DeleteLogGroup.Decide),
        Read(LogsApi.DescribeLogGroups, DescribeLogGroups.Answer),
        Write(LogsApi.CreateLogStream, CreateLogStream.Decide),
        Write(LogsApi.DeleteLogStream, DeleteLogStream.Decide),
        Read(LogsApi.DescribeLogStreams, DescribeLogStreams.Answer),
        Write(LogsApi.PutLogEvents, PutLogEvents.Decide),
        Read(LogsApi.GetLogEvents, GetLogEvents.Answer),
        Read(LogsApi.FilterLogEvents, FilterLogEvents.Answer),
        Write(LogsApi.PutRetentionPolicy, PutRetentionPolicy.Decide),
        Write(LogsApi.DeleteRetentionPolicy, DeleteRetentionPolicy.Decide),
        Write(LogsApi.AssociateKmsKey, AssociateKmsKey.Decide),
        Write(LogsApi.DisassociateKmsKey, DisassociateKmsKey.Decide),
        Write(LogsApi.PutResourcePolicy, PutResourcePolicy.Decide),
        Read(LogsApi.DescribeResourcePolicies, DescribeResourcePolicies.Answer),
        Write(LogsApi.DeleteResourcePolicy, DeleteResourcePolicy.Decide),
        Write(LogsApi.TagResource, TagResource.Decide),
        Write(LogsApi.UntagResource, UntagResource.Decide),
        Read(LogsApi.ListTagsForResource, ListTagsForResource.Answer),
        Write(LogsApi.TagLogGroup, TagLogGroup.Decide),
        Write(LogsApi.UntagLogGroup, UntagLogGroup.Decide),
        Read(LogsApi.ListTagsLogGroup, ListTagsLogGroup.Answer));
}
