using System.Globalization;
using Tocsin.Text;

namespace Tocsin.Delivery.Queries;

/// <summary>
/// The one language in which lists are asked, on the command line and in the admin API:
/// <c>reason:sns.policy-denied channel:C1 rule:ecs* service:payments is:dropped since:1h before:2026-11-23T10:00:00Z id:… -word "two
/// words"</c>.
/// </summary>
/// <remarks>All conditions hold together; a minus before one turns it round. The empty query finds everything.</remarks>
public sealed class Query
{
    private static readonly Dictionary<string, Func<Found, IEnumerable<string>>> Fields = new(StringComparer.Ordinal)
    {
        ["reason"] = f => f.Reasons,
        ["channel"] = f => f.Channels,
        ["rule"] = f => f.Rules,
        ["service"] = f => f.Services,
        ["id"] = f => f.Ids,
        ["is"] = f => f.States,
    };

    private static readonly string[] States = ["delivered", "pending", "dead", "parked", "silenced", "coalesced", "undelivered", "dropped"];

    private readonly IReadOnlyList<Term> terms;

    private Query(IReadOnlyList<Term> terms) => this.terms = terms;

    public static Query Everything { get; } = new([]);

    /// <summary>The keys that there are, for help and errors.</summary>
    public static ValueList<string> Keys { get; } = [.. Fields.Keys, "since", "before"];

    public bool Holds(Found found) => terms.All(t => t.Holds(found));

    /// <param name="now">From which <c>since:1h</c> counts.</param>
    /// <param name="error">What is wrong with it, and what to write.</param>
    public static bool TryParse(string text, DateTimeOffset now, out Query query, out string error)
    {
        (query, error) = (Everything, "");
        var terms = new List<Term>();
        if (text.Length > Limits.QueryLength)
        {
            error = $"the query has more than {Limits.QueryLength} characters";
            return false;
        }
        for (int at = 0; NextToken(text, ref at) is { } token;)
        {
            if (!token.IsClosed)
            {
                error = $"the quote in {token.Written} has no end: \"two words\"";
                return false;
            }
            bool negated = token is ['-', _, ..] && !token.IsQuoted;
            if (Parse(negated ? token.Behind(1) : token, now, out error) is not { } term)
            {
                return false;
            }
            terms.Add(negated ? new Term.Not(term) : term);
        }
        query = new(terms);
        return true;
    }

    private static Term? Parse(Token token, DateTimeOffset now, out string error)
    {
        error = "";
        if (token.Key is not { } key)
        {
            return new Term.Words(token.Value);
        }
        if (key is "since" or "before")
        {
            if (Time(token.Value, now) is not { } time)
            {
                error = $"{key}:{token.Value} is no time: a length such as 30m, 1h, 2d, or 2026-11-23T10:00:00Z";
                return null;
            }
            return key == "since" ? new Term.Since(time) : new Term.Before(time);
        }
        if (!Fields.TryGetValue(key, out var values))
        {
            error = $"there is no '{key}:' in a query; there are {string.Join(' ', Keys.Select(k => $"{k}:"))} and words";
            return null;
        }
        if (key == "is" && !States.Contains(token.Value))
        {
            error = $"is:{token.Value} is none of {string.Join(", ", States.Select(s => $"is:{s}"))}";
            return null;
        }
        return new Term.Field(values, token.Value);
    }

    private static DateTimeOffset? Time(string text, DateTimeOffset now)
    {
        return LengthOf(text) is { } length ? now - length : MomentOf(text);
    }

    /// <summary>A length such as <c>30m</c>, <c>1h</c>, <c>2d</c>; null where it is none, or longer than ten years.</summary>
    public static TimeSpan? LengthOf(string text)
    {
        if (text.Length < 2 || !long.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            || count > Limits.LongestLengthSeconds)
        {
            return null;
        }
        long seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return seconds == 0 || count * seconds > Limits.LongestLengthSeconds ? null : TimeSpan.FromSeconds(count * seconds);
    }

    /// <summary>A time such as <c>2026-11-23T10:00:00Z</c>; null where it is none.</summary>
    public static DateTimeOffset? MomentOf(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>Up to the next space; quotes keep spaces within, also behind a key.</summary>
    private static Token? NextToken(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        if (at == text.Length)
        {
            return null;
        }
        int start = at;
        bool within = false;
        for (; at < text.Length && (within || !char.IsWhiteSpace(text[at])); at++)
        {
            within ^= text[at] == '"';
        }
        return new Token(text[start..at]);
    }

    private sealed record Token(string Written)
    {
        public bool IsQuoted => Written[0] == '"';

        public bool IsClosed => Written.Count(c => c == '"') % 2 == 0;

        public int Length => Written.Length;

        public char this[int index] => Written[index];

        public string? Key => !IsQuoted && Written.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && Written[..colon].All(char.IsAsciiLetterLower) ? Written[..colon] : null;

        public string Value => (Key is { } key ? Written[(key.Length + 1)..] : Written).Replace("\"", "", StringComparison.Ordinal);

        public Token Behind(int characters) => new(Written[characters..]);
    }
}
