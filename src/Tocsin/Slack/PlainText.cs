using System.Text;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>Text without markup, in which emoji shortcodes are shown as emoji all the same: a <c>plain_text</c> object.</summary>
public static class PlainText
{
    public static ValueList<Run> Parse(string text)
    {
        var shown = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            int close = text[at] == ':' ? text.AsSpan(at + 1, Math.Min(Limits.ShortcodeLength, text.Length - at - 1)).IndexOf(':') : -1;
            if (close > 0 && Emoji.Find(text.Substring(at + 1, close)) is { } emoji)
            {
                shown.Append(emoji);
                at += close + 1;
            }
            else
            {
                shown.Append(text[at]);
            }
        }
        return shown.Length == 0 ? [] : [new Run(shown.ToString())];
    }
}
