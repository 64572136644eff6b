namespace Tocsin.Patterns.Language;

/// <summary>
/// The lower and upper case of one UTF-16 unit, which may be several: Unicode's simple mappings, and the full ones of SpecialCasing.txt.
/// </summary>
/// <remarks>.NET's invariant casing has the simple mappings only, and leaves dotless i and long s alone.</remarks>
internal static class FullCase
{
    // Greek letters with an iota below become the letter and a capital iota: the run's first letter, and the first of its capitals.
    private static readonly (char First, char Capital)[] IotaRuns = [('\u1F80', '\u1F08'), ('\u1F90', '\u1F28'), ('\u1FA0', '\u1F68')];

    private static readonly Dictionary<char, string> Uppers = new()
    {
        ['\u00DF'] = "SS", ['\u0149'] = "\u02BCN", ['\u01F0'] = "J\u030C", ['\u0390'] = "\u0399\u0308\u0301",
        ['\u03B0'] = "\u03A5\u0308\u0301", ['\u0587'] = "\u0535\u0552", ['\u1E96'] = "H\u0331", ['\u1E97'] = "T\u0308",
        ['\u1E98'] = "W\u030A", ['\u1E99'] = "Y\u030A", ['\u1E9A'] = "A\u02BE", ['\u1F50'] = "\u03A5\u0313",
        ['\u1F52'] = "\u03A5\u0313\u0300", ['\u1F54'] = "\u03A5\u0313\u0301", ['\u1F56'] = "\u03A5\u0313\u0342",
        ['\u1FB2'] = "\u1FBA\u0399", ['\u1FB3'] = "\u0391\u0399", ['\u1FB4'] = "\u0386\u0399", ['\u1FB6'] = "\u0391\u0342",
        ['\u1FB7'] = "\u0391\u0342\u0399", ['\u1FBC'] = "\u0391\u0399", ['\u1FC2'] = "\u1FCA\u0399", ['\u1FC3'] = "\u0397\u0399",
        ['\u1FC4'] = "\u0389\u0399", ['\u1FC6'] = "\u0397\u0342", ['\u1FC7'] = "\u0397\u0342\u0399", ['\u1FCC'] = "\u0397\u0399",
        ['\u1FD2'] = "\u0399\u0308\u0300", ['\u1FD3'] = "\u0399\u0308\u0301", ['\u1FD6'] = "\u0399\u0342",
        ['\u1FD7'] = "\u0399\u0308\u0342", ['\u1FE2'] = "\u03A5\u0308\u0300", ['\u1FE3'] = "\u03A5\u0308\u0301",
        ['\u1FE4'] = "\u03A1\u0313", ['\u1FE6'] = "\u03A5\u0342", ['\u1FE7'] = "\u03A5\u0308\u0342", ['\u1FF2'] = "\u1FFA\u0399",
        ['\u1FF3'] = "\u03A9\u0399", ['\u1FF4'] = "\u038F\u0399", ['\u1FF6'] = "\u03A9\u0342", ['\u1FF7'] = "\u03A9\u0342\u0399",
        ['\u1FFC'] = "\u03A9\u0399", ['\uFB00'] = "FF", ['\uFB01'] = "FI", ['\uFB02'] = "FL", ['\uFB03'] = "FFI", ['\uFB04'] = "FFL",
        ['\uFB05'] = "ST", ['\uFB06'] = "ST", ['\uFB13'] = "\u0544\u0546", ['\uFB14'] = "\u0544\u0535", ['\uFB15'] = "\u0544\u053B",
        ['\uFB16'] = "\u054E\u0546", ['\uFB17'] = "\u0544\u053D", ['\u0131'] = "I", ['\u017F'] = "S",
    };

    public static string Upper(char c)
    {
        foreach ((char first, char capital) in IotaRuns)
        {
            if (c >= first && c < first + 16)
            {
                return $"{(char)(capital + ((c - first) & 7))}\u0399";
            }
        }
        return Uppers.TryGetValue(c, out string? upper) ? upper : char.ToUpperInvariant(c).ToString();
    }

    public static string Lower(char c) => c switch { '\u0130' => "i\u0307", _ => char.ToLowerInvariant(c).ToString() };
}
