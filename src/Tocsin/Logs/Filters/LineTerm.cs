namespace Tocsin.Logs.Filters;

/// <summary>What is looked for anywhere in a line: a text, or what a regular expression finds.</summary>
internal readonly record struct LineTerm(string Text, LineRegex? Regex)
{
    public bool IsIn(string message) => Regex?.IsIn(message) ?? message.Contains(Text, StringComparison.Ordinal);
}
