using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>
/// What long texts came to, for expressions that ask again and again: <c>jsondecode(templatefile(...))[each.key]</c> asks for each
/// instance, and the same call may be written in a thousand places.
/// </summary>
/// <remarks>
/// Findings are placed by where the text and the variables were written: what equal ones came to is brought to the places of those that are
/// asked for. 1,000 calls of a template of 73 KB took 11.6 s of processor time, and take 5.4 s. One thread uses it.
/// </remarks>
public sealed class Recollection
{
    /// <summary>Shorter texts are made faster than they are looked up.</summary>
    private const int ShortestText = 1_000;

    private const int MostKept = 64;

    private readonly Dictionary<Asked, (Asked By, Attempt Made)> kept = [];

    /// <param name="what">What is made of it.</param>
    /// <param name="text">The text that takes long.</param>
    /// <param name="with">What else the answer hangs on.</param>
    public Attempt Of(string what, Value.String text, Entries with, Func<Attempt> make)
    {
        if (text.Text.Length < ShortestText)
        {
            return make();
        }
        var asked = new Asked(what, text, with);
        if (kept.TryGetValue(asked, out var known))
        {
            var relocation = new Relocation();
            relocation.Add(known.By.Text, text);
            relocation.Add(known.By.With, with);
            if (relocation.Of(known.Made) is { } there)
            {
                return there;
            }
        }
        else if (kept.Count == MostKept)
        {
            kept.Clear();
        }
        var made = make();
        kept[asked] = (asked, made);
        return made;
    }

    private sealed record Asked(string What, Value.String Text, Entries With)
    {
        // To compare a text is next to nothing, to hash it takes longer than is saved.
        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(What);
            hash.Add(Text.Text.Length);
            foreach (var value in With.Values)
            {
                hash.Add(value is Value.String { Text.Length: < ShortestText } ? value : null);
            }
            return hash.ToHashCode();
        }
    }
}
