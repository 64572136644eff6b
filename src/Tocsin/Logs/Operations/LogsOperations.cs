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
        Read(LogsApi.DescribeLogGroups, DescribeLogGroups.Answer)
            .Without("linked accounts have none"),
        Write(LogsApi.CreateLogStream, CreateLogStream.Decide),
        Write(LogsApi.DeleteLogStream, DeleteLogStream.Decide),
        Read(LogsApi.DescribeLogStreams, DescribeLogStreams.Answer),
        Write(LogsApi.PutLogEvents, PutLogEvents.Decide)
            .Without("an entity is passed over; a group keeps its newest 50,000 lines"),
        Read(LogsApi.GetLogEvents, GetLogEvents.Answer),
        Read(LogsApi.FilterLogEvents, FilterLogEvents.Answer),
        Write(LogsApi.PutRetentionPolicy, PutRetentionPolicy.Decide),
        Write(LogsApi.DeleteRetentionPolicy, DeleteRetentionPolicy.Decide),
        Write(LogsApi.AssociateKmsKey, AssociateKmsKey.Decide)
            .Without("the key is kept, and nothing is encrypted"),
        Write(LogsApi.DisassociateKmsKey, DisassociateKmsKey.Decide),
        Write(LogsApi.PutResourcePolicy, PutResourcePolicy.Decide)
            .Without("only of the account, not of one group"),
        Read(LogsApi.DescribeResourcePolicies, DescribeResourcePolicies.Answer),
        Write(LogsApi.DeleteResourcePolicy, DeleteResourcePolicy.Decide),
        Write(LogsApi.TagResource, TagResource.Decide),
        Write(LogsApi.UntagResource, UntagResource.Decide),
        Read(LogsApi.ListTagsForResource, ListTagsForResource.Answer),
        Write(LogsApi.TagLogGroup, TagLogGroup.Decide),
        Write(LogsApi.UntagLogGroup, UntagLogGroup.Decide),
        Read(LogsApi.ListTagsLogGroup, ListTagsLogGroup.Answer));
}
