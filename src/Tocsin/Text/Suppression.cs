namespace Tocsin.Text;

/// <summary>
/// A comment by which the user says that a finding is known and why it stands: <c># tocsin:ignore TSN0114 until=2027-01-01 because …</c>.
/// </summary>
/// <param name="Where">The comment.</param>
/// <param name="Codes">The findings it is about, at least one.</param>
/// <param name="Until">The last day on which it holds; null is for ever.</param>
/// <param name="Because">The reason, as it is written.</param>
/// <param name="Scope">Where findings must begin: a line, an argument, a block.</param>
public sealed record Suppression(Span Where, ValueList<string> Codes, DateOnly? Until, string Because, Span Scope)
{
    public bool Covers(Finding finding) =>
        Codes.Contains(finding.Code) && finding.Where is { } at && at.Source.Path == Scope.Source.Path && Scope.Start <= at.Start
            && at.Start < Math.Max(Scope.End, Scope.Start + 1);
}

/// <summary>A finding that was suppressed, and the reason given for it.</summary>
public sealed record SuppressedFinding(Finding Finding, string Because);
