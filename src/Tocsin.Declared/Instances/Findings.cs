using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Declared.Instances;

/// <summary>Collects findings, and the texts they are about: each once, and no more than <see cref="Limits.Findings"/>.</summary>
public sealed class Findings
{
    private readonly List<Finding> list = [];
    private readonly HashSet<Finding> seen = [];
    private readonly HashSet<(SourceText, int)> wrongReferences = [];

    public ValueList<Finding> All => list.ToValueList();

    /// <summary>The texts that were read, for what their comments say.</summary>
    public List<SourceText> Sources { get; } = [];

    /// <summary>Whether what is added is still kept; when not, nothing need be worked out for a message.</summary>
    public bool IsFull => list.Count >= Limits.Findings;

    public void Add(Finding finding)
    {
        if (IsFull || !seen.Add(finding) || IsToldAlready(finding))
        {
            return;
        }
        list.Add(finding);
        if (finding is { Code: FindingCode.InvalidReference, Where: { } where })
        {
            wrongReferences.Add((where.Source, where.Start));
        }
    }

    /// <summary>A reference to what is not declared is wrong wherever it stands; that the expression around it has no value then is no news.</summary>
    private bool IsToldAlready(Finding finding) =>
        finding is { Code: FindingCode.InvalidExpression, Where: { } where } && wrongReferences.Contains((where.Source, where.Start));

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    public void Error(string code, Span? where, string message, string? write = null) => Add(new Finding(code, Severity.Error, where, message, write));

    public void Warning(string code, Span? where, string message, string? write = null) => Add(new Finding(code, Severity.Warning, where, message, write));

    /// <summary>Says that something was not read, and, where silence without it proves nothing, how to allow for that.</summary>
    /// <param name="how">What was done with it, a verb: it was not read, it is left out.</param>
    public void LeftOut(Unmodelled left, string how = "was not read")
    {
        string said = $"{left.Address} {how}: {left.Why}.";
        if (left.CouldCarryTheAlarm)
        {
            Warning(
                FindingCode.CouldCarryTheAlarm, left.Where, $"{said} It may carry the alarm, so silence without it proves nothing.",
                $"--allow-unknown '{left.Address}=REASON' accepts it");
        }
        else
        {
            Warning(FindingCode.ConstructNotRead, left.Where, said);
        }
    }

    public void Note(string code, Span? where, string message, string? write = null) => Add(new Finding(code, Severity.Note, where, message, write));
}
