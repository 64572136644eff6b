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
        Write(LogsApi.PutRetentionPolicy, PutRetentionPolicy.Decide));
}
