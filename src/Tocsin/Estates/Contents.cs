using Tocsin.Flow;
using Tocsin.Logs;

namespace Tocsin.Estates;

/// <summary>What is written much more often than it is declared, and so lies beside the estate: log lines, and what limits count.</summary>
/// <remarks>One writer, no reader beside it. In memory; a run has its own.</remarks>
public sealed class Contents
{
    public Windows Windows { get; } = new();

    public LogLines Logs { get; } = new();

    /// <summary>Applies a change of contents; those of the estate are the estate's own.</summary>
    public void Apply(Change change)
    {
        switch (change)
        {
            case Change.Append append:
                Logs.Append(append.Line);
                break;
            case Change.Count count:
                Windows.Add(count);
                break;
        }
    }
}
