using Tocsin.Text;

namespace Tocsin.Cli.Suites;

/// <summary>What <c>lint</c> in <c>tocsin.yaml</c> says: which findings its author wants to hear of, and how bad each is.</summary>
/// <param name="Ignore">Findings that are known and stand for a reason.</param>
/// <param name="Select">Codes, and beginnings of codes; empty is all.</param>
internal sealed record LintSettings(ValueList<Ignored> Ignore, ValueList<string> Select, ValueList<GivenSeverity> Severities)
{
    public static LintSettings None { get; } = new([], [], []);
}

internal sealed record GivenSeverity(string Code, Severity Severity, Span Where);

/// <summary>The severities by name: in <c>tocsin.yaml</c>, and behind <c>--fail-on</c>.</summary>
internal static class Severities
{
    public const string Names = "error | warning | note";

    public static bool TryParse(string written, out Severity severity)
    {
        (bool known, severity) = written switch
        {
            "error" => (true, Severity.Error),
            "warning" => (true, Severity.Warning),
            "note" => (true, Severity.Note),
            _ => (false, Severity.Error),
        };
        return known;
    }
}
