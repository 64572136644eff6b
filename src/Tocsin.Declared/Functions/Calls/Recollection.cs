using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>
/// What long texts came to, for expressions that ask again and again: <c>jsondecode(templatefile(...))[each.key]</c> asks for each
/// instance.
/// </summary>
/// <remarks>
/// What was asked for is the same only where it was also written in the same places, since findings are placed by that. One thread uses it.
/// </remarks>
public sealed class Recollection
{
    /// <summary>Shorter texts are made faster than they are looked up.</summary>
    private const int ShortestText = 1_000;

    private const int MostKept = 64;

    private readonly Dictionary<Asked, Attempt> kept = [];

    /// <param name="what">What is made of it.</param>
    /// <param name="text">The text that takes long.</param>
    /// <param name="with">What else the answer hangs on.</param>
    public Attempt Of(string what, Value.String text, Entries with, Func<Attempt> make)
    {
        if (text.Text.Length < ShortestText)
        {
            return make();
        }
        var asked = new Asked(what, text, text.Segments, text.Origin, with, with.Select(e => e.Value.Origin).ToValueList());
        if (kept.TryGetValue(asked, out var known))
        {
            return known;
        }
        if (kept.Count == MostKept)
        {
            kept.Clear();
        }
        return kept[asked] = make();
    }

    private sealed record Asked(
        string What, Value.String Text, ValueList<Segment> Segments, Span? Origin, Entries With, ValueList<Span?> Origins)
    {
        // The same value is asked for each time: to compare it is nothing, to hash thousands of segments takes longer than is saved.
        public override int GetHashCode() => HashCode.Combine(What, Text.Text.Length, Origin);
    }
}
