using Tocsin.Text;

namespace Tocsin.Patterns.Language;

/// <summary>A field of a pattern with its match values ready to be asked.</summary>
/// <remarks>
/// Of what was written it keeps only where that stands: a hundred thousand patterns are kept to be matched, and a few are shown.
/// </remarks>
internal sealed class FieldTests
{
    private readonly string text;
    private readonly int start;
    private readonly int end;

    /// <param name="text">The pattern.</param>
    /// <param name="wanted">Where the array of match values stands in it.</param>
    public FieldTests(string text, Range wanted, string path, string pointer, ValueTest[] tests, int order)
    {
        this.text = text;
        (start, end) = (wanted.Start.Value, wanted.End.Value);
        Path = path;
        Pointer = pointer;
        Tests = tests;
        Order = order;
        AllowsAbsence = tests.Any(t => t.WantsAbsence);
        OnlyAbsence = tests.All(t => t.WantsAbsence);
    }

    /// <summary>What was written, read again.</summary>
    public PatternField Field
    {
        get
        {
            var tokens = new JsonTokens(Wanted);
            tokens.Next();
            return new PatternField(Path, Pointer, Wanted, MatchValueParser.ReadAll(Wanted, tokens, Pointer).Atoms.ToValueList());
        }
    }

    /// <summary>Its place among the fields of the pattern as they are written.</summary>
    public int Order { get; }

    public ValueTest[] Tests { get; }

    public string Path { get; }

    /// <inheritdoc cref="PatternField"/>
    public string Pointer { get; }

    /// <inheritdoc cref="PatternField"/>
    public string Wanted => WantedText.ToString();

    /// <inheritdoc cref="PatternField"/>
    public ReadOnlySpan<char> WantedText => text.AsSpan(start..end);

    /// <summary>May the field be missing?</summary>
    public bool AllowsAbsence { get; }

    /// <summary>Is that the only way to match?</summary>
    public bool OnlyAbsence { get; }

    public bool Holds(LeafValue value)
    {
        foreach (ValueTest test in Tests)
        {
            if (test.Holds(value))
            {
                return true;
            }
        }
        return false;
    }
}
