using System.Collections.Immutable;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Logs;

/// <summary>Every log group, by ARN, and the last lines written to each region's groups.</summary>
/// <remarks>Immutable; safe for any number of readers. Services make their groups by writing: Chatbot's is in no request.</remarks>
public sealed record LogsState
{
    private LogsState(ImmutableSortedDictionary<string, LogGroup> groups, ValueList<LogLine> lines)
    {
        Groups = groups;
        Lines = lines;
    }

    public static LogsState Empty { get; } = new(ImmutableSortedDictionary.Create<string, LogGroup>(StringComparer.Ordinal), []);

    public ImmutableSortedDictionary<string, LogGroup> Groups { get; private init; }

    /// <summary>The newest <see cref="Limits.Lines"/> of all groups, oldest first.</summary>
    public ValueList<LogLine> Lines { get; private init; }

    public LogGroup? Find(string arn) => Groups.GetValueOrDefault(arn);

    public LogsState With(LogGroup group) => this with { Groups = Groups.SetItem(group.Arn.ToString(), group) };

    public LogsState With(LogLine line) => this with { Lines = [.. Lines.Skip(Lines.Count + 1 - Limits.Lines), line] };
}
