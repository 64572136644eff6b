using Tocsin.Aws;
using Tocsin.Chatbot.Shapes;

namespace Tocsin.Chatbot.Operations;

/// <summary>Lists of Chatbot in pages. The model wants tokens of at least four characters.</summary>
internal static class Tokens
{
    private const string Prefix = "after:";

    /// <param name="ordered">By the ordinal order of their keys.</param>
    public static Result<Paged<T>> Page<T>(IEnumerable<T> ordered, Func<T, string> key, string? token, int? most)
    {
        if (token?.StartsWith(Prefix, StringComparison.Ordinal) == false)
        {
            return Errors.InvalidParameterException.With("The token is none of an earlier answer.", "NextToken");
        }
        var page = Paged.Of(ordered, key, token?[Prefix.Length..], most ?? Limits.PageSize);
        return page with { Next = page.Next is null ? null : Prefix + page.Next };
    }
}
