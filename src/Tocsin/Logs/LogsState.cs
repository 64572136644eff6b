using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Logs;

/// <summary>Every log group, with its streams and their lines, in its account and region; and what lets services write to them.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
public sealed class LogsState
{
    private readonly ScopedMap<GroupLines> groups;
    private readonly ScopedMap<LogResourcePolicy> policies;

    private LogsState(ScopedMap<GroupLines> groups, ScopedMap<LogResourcePolicy> policies, long bytes) =>
        (this.groups, this.policies, Bytes) = (groups, policies, bytes);

    public static LogsState Empty { get; } = new(ScopedMap<GroupLines>.Empty, ScopedMap<LogResourcePolicy>.Empty, 0);

    /// <summary>Of all lines, as PutLogEvents counts them.</summary>
    public long Bytes { get; }

    /// <summary>All of them, ordered by ARN.</summary>
    public IEnumerable<LogGroup> Groups => groups.All.Select(g => g.Group);

    /// <summary>What is stored: policies, and each group before its streams.</summary>
    public IEnumerable<Resource> Resources => policies.All.Concat<Resource>(
        groups.All.SelectMany(g => g.Streams.Values.Select(s => s.Stream).Prepend<Resource>(g.Group)));

    /// <summary>All that are kept: of each group in the order in which they are read.</summary>
    public IEnumerable<LogLine> Lines => groups.All.SelectMany(g => g.Lines.All).Select(l => l.Line);

    public LogGroup? Find(Arn arn) => Of(arn)?.Group;

    public LogStream? FindStream(Arn group, string name) => Of(group)?.Find(name)?.Stream;

    /// <summary>Those of a stream, oldest first.</summary>
    public IEnumerable<LogLine> LinesOf(Arn group, string stream) => Of(group)?.Find(stream)?.Lines.All.Select(l => l.Line) ?? [];

    public LogsState With(LogGroup group) => With(Of(group.Arn) is { } known ? known with { Group = group } : new GroupLines(group));

    /// <remarks>A stream of a group that is not there is none: the group owns it.</remarks>
    public LogsState With(LogStream stream) => Of(stream.Group) is { } group ? With(group.With(stream)) : this;

    public LogsState With(LogResourcePolicy policy) =>
        new(groups, policies.With(Scope.Of(policy.Arn), policy.Arn.Resource, policy), Bytes);

    /// <summary>With one more line. A group and a stream that are not there are made, as services make those that they write to.</summary>
    public LogsState With(LogLine line) => With(
        (Of(line.GroupArn) ?? new GroupLines(new LogGroup(line.GroupArn, line.Group) { CreationTime = KeptLine.TakenIn(line) }))
            .With(line, Limits.AllBytes - Bytes));

    /// <summary>Without a group and its streams, without a stream and its lines, or without a policy.</summary>
    public LogsState Without(Arn arn) =>
        arn.Resource.StartsWith(LogsNames.PolicyPrefix, StringComparison.Ordinal)
            ? new(groups, policies.Without(Scope.Of(arn), arn.Resource), Bytes)
        : LogsNames.StreamOf(arn.Resource) is not { } stream
            ? new(groups.Without(Scope.Of(arn), arn.Resource), policies, Bytes - (Of(arn)?.Lines.Bytes ?? 0))
        : Of(LogsNames.GroupOf(arn)) is { } group ? With(group.Without(stream))
        : this;

    internal GroupLines? Of(Arn group) => groups.Find(Scope.Of(group), group.Resource);

    /// <summary>Those of an account and region, by name.</summary>
    internal IEnumerable<GroupLines> GroupsIn(Scope scope) => groups.In(scope).Values;

    /// <summary>Those of an account and region, by name.</summary>
    internal IEnumerable<LogResourcePolicy> PoliciesIn(Scope scope) => policies.In(scope).Values;

    internal LogResourcePolicy? FindPolicy(Arn arn) => policies.Find(Scope.Of(arn), arn.Resource);

    private LogsState With(GroupLines group) => new(
        groups.With(Scope.Of(group.Group.Arn), group.Group.Arn.Resource, group), policies,
        Bytes + group.Lines.Bytes - (Of(group.Group.Arn)?.Lines.Bytes ?? 0));
}
