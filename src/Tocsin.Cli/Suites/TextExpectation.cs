using System.Text.RegularExpressions;

namespace Tocsin.Cli.Suites;

/// <summary>An expected text: <c>/a regular expression/</c>, or the text itself.</summary>
internal sealed record TextExpectation(string Written, Regex? Pattern)
{
    // A pattern that backtracks for ever must not hang a test run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>The expectation, or null with the cause when the regular expression is not one.</returns>
    public static TextExpectation? Parse(string written, out string? cause)
    {
        cause = null;
        if (written.Length < 2 || written[0] != '/' || written[^1] != '/')
        {
            return new TextExpectation(written, null);
        }
        try
        {
            return new TextExpectation(written, new Regex(written[1..^1], RegexOptions.CultureInvariant, Patience));
        }
        catch (ArgumentException e)
        {
            cause = e.Message;
            return null;
        }
    }

    public bool IsIn(string text) => Pattern is null ? text.Contains(Written, StringComparison.Ordinal) : Finds(text);

    public bool Is(string text) => Pattern is null ? text == Written : Finds(text);

    private bool Finds(string text)
    {
        try
        {
            return Pattern!.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
