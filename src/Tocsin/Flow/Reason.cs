namespace Tocsin.Flow;

/// <summary>Why a message stopped, as one stable dotted code: the same in tests, logs, the console and dead letters.</summary>
/// <remarks>The codes are listed in <see cref="Reasons"/>; Slack's own error codes follow <c>slack.</c>.</remarks>
public readonly record struct Reason(string Code)
{
    public override string ToString() => Code;
}
