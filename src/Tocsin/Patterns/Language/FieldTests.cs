namespace Tocsin.Patterns.Language;

/// <summary>A field of a pattern with its match values ready to be asked.</summary>
internal sealed class FieldTests(PatternField field, ValueTest[] tests, int order)
{
    public PatternField Field { get; } = field;

    /// <summary>Its place among the fields of the pattern as they are written.</summary>
    public int Order { get; } = order;

    public ValueTest[] Tests { get; } = tests;

    public string Path => Field.Path;

    /// <summary>May the field be missing?</summary>
    public bool AllowsAbsence { get; } = tests.Any(t => t.WantsAbsence);

    /// <summary>Is that the only way to match?</summary>
    public bool OnlyAbsence { get; } = tests.All(t => t.WantsAbsence);

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
