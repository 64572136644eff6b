using System.Text;
using Tocsin.Text;

namespace Tocsin.Slack;

/// <summary>Slack's markup, https://docs.slack.dev/messaging/formatting-message-text, as styled runs.</summary>
/// <remarks>
/// A style's marker opens only where no letter or digit stands before it and no space behind it, and closes the other way round, on the
/// same line:
/// <c>2*3*4</c>, <c>snake_case_name</c> and <c>**bold**</c> stay as they are. What is not well formed is plain text; nothing is an error.
/// Time is linear in the text.
/// </remarks>
public static class Mrkdwn
{
    /// <summary>The text in runs, in order; line breaks are <c>\n</c> inside them.</summary>
    public static ValueList<Run> Parse(string mrkdwn)
    {
        var parser = new Parser(mrkdwn);
        parser.Read(0, mrkdwn.Length, Style.None);
        return parser.Runs.ToValueList();
    }

    /// <summary>The text that is read, without its look.</summary>
    public static string Plain(string mrkdwn) => string.Concat(Parse(mrkdwn).Select(r => r.Text));

    /// <summary>The same without what stands there as code.</summary>
    public static string Prose(string mrkdwn) =>
        string.Concat(Parse(mrkdwn).Where(r => (r.Style & (Style.Code | Style.Preformatted)) == 0).Select(r => r.Text));

    /// <summary>Text that means nothing but itself between the angle brackets of mrkdwn.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private sealed class Parser(string text)
    {
        private readonly StringBuilder plain = new();

        // For each marker, the offset before which no closing one was found, so that what nothing closes is not searched for again and
        // again.
        private readonly Dictionary<string, int> unclosedUntil = [];

        // Where the line ends that was last asked about; reading only goes forward, so that each line is searched once.
        private int lineEnd = -1;

        public List<Run> Runs { get; } = [];

        public void Read(int start, int end, Style style)
        {
            int at = start;
            while (at < end)
            {
                int next = text[at] switch
                {
                    '`' => ReadCode(at, end, style),
                    '*' => ReadStyled(at, end, style, Style.Bold),
                    '_' => ReadStyled(at, end, style, Style.Italic),
                    '~' => ReadStyled(at, end, style, Style.Strike),
                    '<' => ReadControl(at, end, style),
                    '>' or '&' => ReadQuote(at, end, style) is var quoted && quoted > at ? quoted : ReadEscape(at, end),
                    ':' => ReadEmoji(at, end),
                    'h' => ReadAddress(at, end, style),
                    _ => at,
                };
                if (next == at)
                {
                    plain.Append(text[at]);
                    next = at + 1;
                }
                at = next;
            }
            Flush(style);
        }

        private int ReadCode(int at, int end, Style style)
        {
            bool block = text.AsSpan(at, end - at).StartsWith("```");
            string marker = block ? "```" : "`";
            int close = FindClose(marker, at, at + marker.Length, block ? end : LineEnd(at, end), _ => true);
            if (close < 0)
            {
                return at;
            }
            Flush(style);
            string inside = text[(at + marker.Length)..close];
            Runs.Add(new Run(Unescape(block ? inside.Trim('\n') : inside), style | (block ? Style.Preformatted : Style.Code)));
            return close + marker.Length;
        }

        private int ReadStyled(int at, int end, Style style, Style added)
        {
            bool free = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && !IsDoubled(at);
            bool opens = free && !style.HasFlag(added) && at + 1 < end && !char.IsWhiteSpace(text[at + 1]);
            int close = opens ? FindClose(text[at].ToString(), at, at + 1, LineEnd(at, end), Closes) : -1;
            if (close < 0)
            {
                return at;
            }
            Flush(style);
            Read(at + 1, close, style | added);
            return close + 1;

            bool Closes(int i) => !IsDoubled(i) && !char.IsWhiteSpace(text[i - 1])
                && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));
        }

        /// <summary>Two markers in a row are other people's Markdown, and stay as they are.</summary>
        private bool IsDoubled(int at) =>
            (at > 0 && text[at - 1] == text[at]) || (at + 1 < text.Length && text[at + 1] == text[at]);

        private int ReadControl(int at, int end, Style style)
        {
            int close = FindClose(">", at, at + 1, LineEnd(at, end), _ => true);
            if (close < 0 || ControlSequence.Show(text[(at + 1)..close]) is not { } shown)
            {
                return at;
            }
            Flush(style);
            Runs.Add(new Run(Unescape(shown.Text), shown.Style | style, shown.Url is null ? null : Unescape(shown.Url)));
            return close + 1;
        }

        // Slack keeps text escaped, so that a quote's marker may stand there as either.
        private int ReadQuote(int at, int end, Style style)
        {
            bool lineStart = at == 0 || text[at - 1] == '\n';
            int marker = text[at] == '>' ? 1 : text.AsSpan(at, end - at).StartsWith("&gt;") ? 4 : 0;
            if (!lineStart || marker == 0 || style.HasFlag(Style.Quote))
            {
                return at;
            }
            Flush(style);
            int from = at + marker, to = LineEnd(at, end);
            if (from < to && text[from] == ' ')
            {
                from++;
            }
            Read(from, to, style | Style.Quote);
            return to;
        }

        private int ReadEscape(int at, int end)
        {
            foreach (var (name, c) in (ReadOnlySpan<(string, char)>)[("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')])
            {
                if (text.AsSpan(at, end - at).StartsWith(name))
                {
                    plain.Append(c);
                    return at + name.Length;
                }
            }
            return at;
        }

        private int ReadEmoji(int at, int end)
        {
            int close = at + 1;
            while (close < end && close - at <= Limits.ShortcodeLength && IsShortcode(text[close]))
            {
                close++;
            }
            if (close == end || text[close] != ':' || Emoji.Find(text[(at + 1)..close]) is not { } emoji)
            {
                return at;
            }
            plain.Append(emoji);
            return close + 1;
        }

        private static bool IsShortcode(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '+' or '-' or '\'';

        // Slack links bare web addresses too.
        private int ReadAddress(int at, int end, Style style)
        {
            var rest = text.AsSpan(at, end - at);
            if (!(rest.StartsWith("https://") || rest.StartsWith("http://")) || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
            {
                return at;
            }
            int length = rest.IndexOfAny(" \t\n<>|*`");
            string url = rest[..(length < 0 ? rest.Length : length)].TrimEnd(".,;:!?)").ToString();
            Flush(style);
            Runs.Add(new Run(Unescape(url), style | Style.Link, Unescape(url)));
            return at + url.Length;
        }

        /// <summary>
        /// Where the marker that opened at <paramref name="open"/> closes, with something in between; -1 when nothing closes it.
        /// </summary>
        private int FindClose(string marker, int open, int from, int end, Func<int, bool> closes)
        {
            if (open < unclosedUntil.GetValueOrDefault(marker))
            {
                return -1;
            }
            for (int i = from + 1; i + marker.Length <= end; i++)
            {
                if (string.CompareOrdinal(text, i, marker, 0, marker.Length) == 0 && closes(i))
                {
                    return i;
                }
            }
            unclosedUntil[marker] = end;
            return -1;
        }

        private int LineEnd(int at, int end)
        {
            if (lineEnd < at)
            {
                lineEnd = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            }
            return Math.Min(lineEnd, end);
        }

        private void Flush(Style style)
        {
            if (plain.Length > 0)
            {
                Runs.Add(new Run(plain.ToString(), style));
                plain.Clear();
            }
        }

        private static string Unescape(string escaped) => escaped.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
    }
}
