using System.Text;

namespace Tocsin.Cli.Formats;

/// <summary>
/// Writes to a terminal or file whose encoding is not Unicode's. Each sign that it does not have would become the same question mark, and
/// what passed, what failed and what cannot be told must be told apart.
/// </summary>
internal sealed class LegibleWriter(TextWriter inner) : TextWriter
{
    /// <summary>One character for one, so that columns stay.</summary>
    private static readonly Dictionary<char, char> Plain = new()
    {
        ['✓'] = 'P', ['✗'] = 'F', ['·'] = '-', ['→'] = '>', ['–'] = '-', ['—'] = '-', ['…'] = '.', ['│'] = '|', ['─'] = '-', ['┌'] = '+',
        ['└'] = '+', ['␛'] = '^',
    };

    public override Encoding Encoding => inner.Encoding;

    /// <summary>The writer itself where its encoding has the marks.</summary>
    public static TextWriter Of(TextWriter writer) => Has(writer.Encoding, '✓') ? writer : new LegibleWriter(writer);

    public override void Write(char value) =>
        inner.Write(Plain.TryGetValue(value, out char plain) && !Has(Encoding, value) ? plain : value);

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
