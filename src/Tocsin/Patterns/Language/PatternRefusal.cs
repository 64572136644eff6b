namespace Tocsin.Patterns.Language;

/// <summary>Ends the reading of a pattern; <see cref="EventPattern.Parse"/> turns it into a <see cref="PatternError"/>.</summary>
/// <remarks>
/// The grammar fails in some sixty places, each for good. As an exception that never leaves this folder, a failure costs the grammar one
/// line.
/// </remarks>
internal sealed class PatternRefusal(PatternError error) : Exception(error.Message)
{
    public PatternError Error { get; } = error;
}
