using Tocsin.Text;

namespace Tocsin.Declared.Instances;

/// <summary>Collects findings, and the texts they are about: each once, and no more than <see cref="Limits.Findings"/>.</summary>
public sealed class Findings
{
    private readonly List<Finding> list = [];
    private readonly HashSet<Finding> seen = [];

    public ValueList<Finding> All => list.ToValueList();

    /// <summary>The texts that were read, for what their comments say.</summary>
    public List<SourceText> Sources { get; } = [];

    /// <summary>Whether what is added is still kept; when not, nothing need be worked out for a message.</summary>
    public bool IsFull => list.Count >= Limits.Findings;

    public void Add(Finding finding)
    {
        if (!IsFull && seen.Add(finding))
        {
            list.Add(finding);
        }
    }

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    public void Error(string code, Span? where, string message, string? write = null) => Add(new Finding(code, Severity.Error, where, message, write));

    public void Warning(string code, Span? where, string message, string? write = null) => Add(new Finding(code, Severity.Warning, where, message, write));

    public void Note(string code, Span? where, string message, string? write = null) => Add(new Finding(code, Severity.Note, where, message, write));
}
