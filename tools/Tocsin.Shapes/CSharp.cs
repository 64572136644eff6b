using System.Text;

namespace Tocsin.Shapes;

/// <summary>How things are called and written in C#.</summary>
public static class CSharp
{
    /// <summary>The name with a capital.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>
    /// A constant's name for a value: <c>ENABLED_WITH_ALL</c> and <c>aws:kms</c> become <c>EnabledWithAll</c> and <c>AwsKms</c>.
    /// </summary>
    public static string Constant(string value)
    {
        var name = new StringBuilder();
        char[] between = [.. value.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct()];
        foreach (string word in value.Split(between, StringSplitOptions.RemoveEmptyEntries))
        {
            bool isShouted = !word.Any(char.IsAsciiLetterLower);
            name.Append(char.ToUpperInvariant(word[0])).Append(isShouted ? word[1..].ToLowerInvariant() : word[1..]);
        }
        return name.Length == 0 ? "None" : char.IsAsciiDigit(name[0]) ? $"_{name}" : name.ToString();
    }

    public static string Text(string? value) => value is null ? "null" : $"\"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    public static string Verbatim(string value) => $"@\"{value.Replace("\"", "\"\"")}\"";

    public static string Texts(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Text))}]";
}
