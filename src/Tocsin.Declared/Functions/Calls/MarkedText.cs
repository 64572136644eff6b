using System.Text;
using Tocsin.Text;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>
/// Replaces in text of which parts are unknown: only the known parts are looked at, and the names inside marks never are.
/// </summary>
internal static class MarkedText
{
    /// <summary>
    /// Whether an occurrence could begin in a known part and end in an unknown one, or the other way round, so that the answer is not
    /// known.
    /// </summary>
    public static bool MayStraddle(string text, string sought)
    {
        if (!Unknown.In(text))
        {
            return false;
        }
        var pieces = Pieces(text);
        for (int i = 0; i < pieces.Count; i++)
        {
            string piece = pieces[i];
            for (int part = 1; part < sought.Length; part++)
            {
                bool runsOut = i + 1 < pieces.Count && !Unknown.In(piece) && piece.EndsWith(sought[..part], StringComparison.Ordinal);
                bool runsIn = i > 0 && !Unknown.In(piece) && piece.StartsWith(sought[part..], StringComparison.Ordinal);
                if (runsOut || runsIn)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Every occurrence replaced; an empty one is between any two characters. Null when the result would be too long.</summary>
    public static string? Replace(string text, string sought, string replacement)
    {
        var result = new StringBuilder();
        foreach (string piece in Pieces(text))
        {
            if (Unknown.In(piece))
            {
                result.Append(piece);
            }
            else if (sought.Length == 0)
            {
                result.Append(replacement).AppendJoin(replacement, piece.EnumerateRunes()).Append(piece.Length == 0 ? "" : replacement);
            }
            else
            {
                long grown = piece.Length + (((long)piece.Length / sought.Length) * Math.Max(0, replacement.Length - sought.Length));
                if (grown > Limits.MaximumTextLength)
                {
                    return null;
                }
                result.Append(piece.Replace(sought, replacement, StringComparison.Ordinal));
            }
            if (result.Length > Limits.MaximumTextLength)
            {
                return null;
            }
        }
        return result.ToString();
    }

    /// <summary>The known parts and the marks, in order.</summary>
    private static IReadOnlyList<string> Pieces(string text) => Unknown.In(text) ? Unknown.Parts(text) : [text];
}
