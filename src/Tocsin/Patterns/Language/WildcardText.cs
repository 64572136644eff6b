using Tocsin.Patterns.Bytes;

namespace Tocsin.Patterns.Language;

/// <summary>Text with stars, each for any number of any characters.</summary>
internal sealed class WildcardText
{
    private const byte Star = (byte)'*';
    private const byte Backslash = (byte)'\\';
    private readonly byte[][] pieces;

    private WildcardText(byte[][] pieces) => this.pieces = pieces;

    /// <summary>What stands between the stars: one more than there are stars.</summary>
    public IReadOnlyList<byte[]> Pieces => pieces;

    public int Stars => pieces.Length - 1;

    /// <returns>The text, or null with AWS's complaint, whose position counts UTF-8 bytes and the opening quote.</returns>
    public static WildcardText? Parse(string text, out string? complaint)
    {
        byte[] bytes = Utf8.Of(text);
        var pieces = new List<byte[]>();
        var piece = new List<byte>();
        complaint = null;
        for (int i = 0; i < bytes.Length; i++)
        {
            byte next = i + 1 < bytes.Length ? bytes[i + 1] : (byte)'"';
            switch (bytes[i])
            {
                case Star when next == Star:
                    complaint = $"Consecutive wildcard characters at pos {i + 1}";
                    return null;
                case Star:
                    pieces.Add([.. piece]);
                    piece.Clear();
                    break;
                case Backslash when next is Star or Backslash:
                    piece.Add(next);
                    i++;
                    break;
                case Backslash:
                    complaint = $"Invalid escape character at pos {i + 1}";
                    return null;
                default:
                    piece.Add(bytes[i]);
                    break;
            }
        }
        return new WildcardText([.. pieces, [.. piece]]);
    }

    /// <summary>Each piece at its first place behind the one before; time at most (length of the text) x (length of the pattern).</summary>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        if (pieces.Length == 1)
        {
            return text.SequenceEqual(pieces[0]);
        }
        if (text.Length < pieces[0].Length + pieces[^1].Length || !text.StartsWith(pieces[0]) || !text.EndsWith(pieces[^1]))
        {
            return false;
        }
        text = text[pieces[0].Length..^pieces[^1].Length];
        foreach (byte[] piece in pieces.AsSpan(1, pieces.Length - 2))
        {
            int at = text.IndexOf(piece);
            if (at < 0)
            {
                return false;
            }
            text = text[(at + piece.Length)..];
        }
        return true;
    }
}
