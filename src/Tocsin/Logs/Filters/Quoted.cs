using System.Text;

namespace Tocsin.Logs.Filters;

/// <summary>A phrase in quotes, in which a backslash keeps the next character as it is.</summary>
internal static class Quoted
{
    /// <param name="at">At the opening quote; then behind the closing one.</param>
    /// <returns>Null where it is not closed.</returns>
    public static string? Read(string text, ref int at)
    {
        var phrase = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                at++;
                return phrase.ToString();
            }
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            phrase.Append(text[at]);
        }
        return null;
    }
}
