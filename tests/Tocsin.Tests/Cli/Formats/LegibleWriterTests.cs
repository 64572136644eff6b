using System.Text;
using Tocsin.Cli.Formats;

namespace Tocsin.Tests.Cli.Formats;

public class LegibleWriterTests
{
    [Theory]
    [InlineData("us-ascii")]
    [InlineData("iso-8859-1")]
    public void What_passed_failed_and_cannot_be_told_is_told_apart_without_Unicode(string encoding)
    {
        string marks = $"{Verdicts.Mark(Standing.Good)}{Verdicts.Mark(Standing.Bad)}{Verdicts.Mark(Standing.Doubtful)}";
        Assert.Equal("PF?", Written(Encoding.GetEncoding(encoding), marks));
    }

    [Fact]
    public void Columns_stay_and_what_the_encoding_has_is_written() =>
        Assert.Equal("a > b: caf\u00e9", Written(Encoding.Latin1, "a → b: caf\u00e9"));

    [Fact]
    public void Unicode_is_written_as_it_is() => Assert.Equal("✓ →", Written(new UTF8Encoding(false), "✓ →"));

    [Theory]
    [InlineData("P P", "LC_ALL=C")]
    [InlineData("P P", "LC_CTYPE=POSIX", "LANG=de_DE.UTF-8")]
    [InlineData("P P", "LANG=C")]
    [InlineData("✓ P", "LC_ALL=C.UTF-8", "LANG=C")]
    [InlineData("✓ P", "LC_ALL=en_US.UTF-8", "LC_CTYPE=C")]
    [InlineData("✓ P")]
    public void In_a_locale_of_ASCII_people_are_shown_letters(string expected, params string[] environment)
    {
        var set = environment.Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        using var bytes = new MemoryStream();
        using (var writer = LegibleWriter.Of(new StreamWriter(bytes, new UTF8Encoding(false)), set.GetValueOrDefault))
        {
            new Page(writer, Screen.None).Line("✓ P");
            // What programs read stays as it is.
            writer.Write("✓");
            writer.Flush();
        }
        Assert.Equal($"{expected}\n✓", Encoding.UTF8.GetString(bytes.ToArray()).ReplaceLineEndings("\n"));
    }

    private static string Written(Encoding encoding, string text)
    {
        using var bytes = new MemoryStream();
        using (var writer = LegibleWriter.Of(new StreamWriter(bytes, encoding), _ => null))
        {
            writer.Write(text);
            writer.Flush();
        }
        return encoding.GetString(bytes.ToArray());
    }
}
