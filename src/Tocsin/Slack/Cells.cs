using System.Globalization;
using System.Text;

namespace Tocsin.Slack;

/// <summary>How many terminal cells text takes: East Asian wide characters and emoji two, combining marks none.</summary>
public static class Cells
{
    public static int Of(string text)
    {
        int cells = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            cells += OfElement(elements.GetTextElement());
        }
        return cells;
    }

    /// <summary>The cells of one text element (what a reader calls a character).</summary>
    public static int OfElement(string element)
    {
        if (!Rune.TryGetRuneAt(element, 0, out var first))
        {
            // Half of a surrogate pair is shown as U+FFFD.
            return 1;
        }
        if (Rune.GetUnicodeCategory(first) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.Control)
        {
            return 0;
        }
        return IsWide(first.Value) || element.Contains('\uFE0F') ? 2 : 1;
    }

    // The ranges of East Asian Width W and F (Unicode TR 11) and of default-emoji presentation, joined where nothing assigned lies between.
    private static bool IsWide(int c) => c
        is >= 0x1100 and <= 0x115F
        or 0x231A or 0x231B or >= 0x23E9 and <= 0x23EC or 0x23F0 or 0x23F3 or 0x25FD or 0x25FE
        or 0x2614 or 0x2615 or >= 0x2648 and <= 0x2653 or 0x267F or 0x2693 or 0x26A1 or 0x26AA or 0x26AB or 0x26BD or 0x26BE
        or 0x26C4 or 0x26C5 or 0x26CE or 0x26D4 or 0x26EA or 0x26F2 or 0x26F3 or 0x26F5 or 0x26FA or 0x26FD
        or 0x2705 or 0x270A or 0x270B or 0x2728 or 0x274C or 0x274E or >= 0x2753 and <= 0x2755 or 0x2757 or >= 0x2795 and <= 0x2797
        or 0x27B0 or 0x27BF or 0x2B1B or 0x2B1C or 0x2B50 or 0x2B55
        or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0x33FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0xA4CF
        or >= 0xA960 and <= 0xA97F or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE10 and <= 0xFE19
            or >= 0xFE30 and <= 0xFE6F
        or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
        or 0x1F004 or 0x1F0CF or 0x1F18E or >= 0x1F191 and <= 0x1F19A or >= 0x1F1E6 and <= 0x1F265
        or >= 0x1F300 and <= 0x1F320 or >= 0x1F32D and <= 0x1F335 or >= 0x1F337 and <= 0x1F37C or >= 0x1F37E and <= 0x1F393
        or >= 0x1F3A0 and <= 0x1F3CA or >= 0x1F3CF and <= 0x1F3D3 or >= 0x1F3E0 and <= 0x1F3F0 or 0x1F3F4 or >= 0x1F3F8 and <= 0x1F43E
            or 0x1F440
        or >= 0x1F442 and <= 0x1F4FC or >= 0x1F4FF and <= 0x1F53D or >= 0x1F54B and <= 0x1F54E or >= 0x1F550 and <= 0x1F567
        or 0x1F57A or 0x1F595 or 0x1F596 or 0x1F5A4 or >= 0x1F5FB and <= 0x1F64F or >= 0x1F680 and <= 0x1F6C5 or 0x1F6CC
        or >= 0x1F6D0 and <= 0x1F6D2 or >= 0x1F6D5 and <= 0x1F6DF or >= 0x1F6EB and <= 0x1F6EC or >= 0x1F6F4 and <= 0x1F6FC
        or >= 0x1F7E0 and <= 0x1F7F0 or >= 0x1F90C and <= 0x1F93A or >= 0x1F93C and <= 0x1F945 or >= 0x1F947 and <= 0x1FAFF
        or >= 0x20000 and <= 0x3FFFD;
}
