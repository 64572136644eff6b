using System.Globalization;

namespace Tocsin.Cli.Formats.Sarif;

/// <summary>
/// The hash by which GitHub knows a line again after others were put before it: of the hundred characters from the line's beginning on,
/// blanks left out, with the count of equal ones before it.
/// </summary>
/// <remarks>
/// The rolling hash that https://github.com/github/codeql-action computes for <c>primaryLocationLineHash</c> where it is missing (its
/// fingerprints.ts): made here, so that a file uploaded by other means keeps its alerts too.
/// </remarks>
internal static class LineHashes
{
    private const int Window = 100;
    private const ulong Factor = 37;
    private const char EndOfText = '\uFFFF';

    /// <summary>The hashes of a text's lines, the first line's first.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var rolling = new Rolling();
        bool afterReturn = false;
        foreach (char c in text)
        {
            bool isPair = afterReturn && c == '\n';
            if (c is not (' ' or '\t') && !isPair)
            {
                rolling.Add(c == '\r' ? '\n' : c);
            }
            afterReturn = c == '\r';
        }
        rolling.Add(EndOfText);
        rolling.Finish();
        return rolling.Hashes;
    }

    private sealed class Rolling
    {
        private static readonly ulong First = Power();

        private readonly char[] window = new char[Window];
        private readonly bool[] startsLine = new bool[Window];
        private readonly Dictionary<ulong, int> counts = [];
        private ulong hash;
        private int at;
        private bool lineStart = true;

        public List<string> Hashes { get; } = [];

        public void Add(char c)
        {
            TakeOut();
            if (lineStart)
            {
                startsLine[at] = true;
            }
            lineStart = c == '\n';
            Roll(c);
        }

        public void Finish()
        {
            for (int i = 0; i < Window; i++)
            {
                TakeOut();
                Roll('\0');
            }
        }

        /// <summary>A line whose hundred characters are all in is done.</summary>
        private void TakeOut()
        {
            if (startsLine[at])
            {
                startsLine[at] = false;
                int count = counts[hash] = counts.GetValueOrDefault(hash) + 1;
                Hashes.Add(string.Create(CultureInfo.InvariantCulture, $"{hash:x}:{count}"));
            }
        }

        private void Roll(char c)
        {
            hash = unchecked((hash * Factor) + c - (First * window[at]));
            window[at] = c;
            at = (at + 1) % Window;
        }

        private static ulong Power()
        {
            ulong power = 1;
            for (int i = 0; i < Window; i++)
            {
                power = unchecked(power * Factor);
            }
            return power;
        }
    }
}
