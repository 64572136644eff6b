using Tocsin.Aws;

namespace Tocsin.Logs;

/// <summary>Every log group, in its account and region; their lines are contents, and lie apart.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class LogsState
{
    private readonly ScopedMap<LogGroup> groups;

    private LogsState(ScopedMap<LogGroup> groups) => this.groups = groups;

    public static LogsState Empty { get; } = new(ScopedMap<LogGroup>.Empty);

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<LogGroup> Groups => groups.All;

    public LogGroup? Find(Arn arn) => groups.Find(Scope.Of(arn), arn.Resource);

    public LogsState With(LogGroup group) => new(groups.With(Scope.Of(group.Arn), group.Arn.Resource, group));

    public LogsState Without(Arn arn) => new(groups.Without(Scope.Of(arn), arn.Resource));
}
