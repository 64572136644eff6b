using System.Text;

namespace Tocsin.Cli.Formats;

/// <summary>
/// Writes to a terminal or file whose encoding is not Unicode's. Each sign that it does not have would become the same question mark, and
/// what passed, what failed and what cannot be told must be told apart.
/// </summary>
/// <remarks>In a locale of ASCII only people are spared the marks: what programs read stays UTF-8 wherever that can be written.</remarks>
internal sealed class LegibleWriter(TextWriter inner, bool isForAll) : TextWriter
{
    private readonly bool isPlain;

    private LegibleWriter(TextWriter inner) : this(inner, true) => isPlain = true;

    /// <summary>One character for one, so that columns stay.</summary>
    private static readonly Dictionary<char, char> Plain = new()
    {
        ['✓'] = 'P', ['✗'] = 'F', ['·'] = '-', ['→'] = '>', ['–'] = '-', ['—'] = '-', ['…'] = '.', ['│'] = '|', ['─'] = '-', ['┌'] = '+',
        ['└'] = '+', ['␛'] = '^',
    };

    public override Encoding Encoding => inner.Encoding;

    /// <summary>The writer itself where its encoding has the marks, and the locale is none of ASCII.</summary>
    /// <param name="variable">What the environment says; null where it says nothing.</param>
    public static TextWriter Of(TextWriter writer, Func<string, string?> variable) => !Has(writer.Encoding, '✓')
        ? new LegibleWriter(writer, isForAll: true)
        : IsAscii(variable) ? new LegibleWriter(writer, isForAll: false) : writer;

    /// <summary>What people read of what goes to a writer.</summary>
    public static TextWriter ForPeople(TextWriter writer) => writer is LegibleWriter legible ? legible.Legible : writer;

    private LegibleWriter Legible => isForAll ? this : new LegibleWriter(inner);

    /// <summary>
    /// The first of the three that is set says it: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html. Where none is,
    /// that is no choice of anybody: so run containers and cron.
    /// </summary>
    private static bool IsAscii(Func<string, string?> variable) =>
        (variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")) is "C" or "POSIX";

    public override void Write(char value) => inner.Write(
        isForAll && Plain.TryGetValue(value, out char plain) && (isPlain || !Has(Encoding, value)) ? plain : value);

    public override void Write(string? value)
    {
        foreach (char c in value ?? "")
        {
            Write(c);
        }
    }

    public override void Flush() => inner.Flush();

    private static bool Has(Encoding encoding, char sign)
    {
        string text = sign.ToString();
        return encoding.GetString(encoding.GetBytes(text)) == text;
    }
}
