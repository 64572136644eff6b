using Tocsin.Json;

namespace Tocsin.Patterns.Language;

/// <summary>
/// Reads the outer form of a pattern: objects, <c>$or</c>, and the arrays of match values that <see cref="MatchValueParser"/> reads.
/// </summary>
/// <remarks>
/// Checks are made in AWS's order, in one pass over the tokens, because the first that fails is the answer and its location is where the
/// reader then stands. Messages without another source: recorded on AWS 2026-09.
/// </remarks>
internal sealed class PatternParser(string text, JsonTokens tokens, string tooManyCombinations)
{
    private static readonly HashSet<string> ReservedInOr =
    [
        "exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
        "=", "<", "<=", ">", ">=", "regex",
        "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after", "date-before", "date-on-or-before", "in-date-range",
        "ip-address-in-range", "ip-address-not-in-range",
    ];

    private readonly List<string> keys = [];
    private readonly List<(string Pointer, int Branches)> ors = [];
    private int fieldsRead;
    private List<Dictionary<string, FieldTests>> alternatives = [];

    /// <summary>Where each <c>$or</c> stands, outer ones first, and how many branches it has.</summary>
    public IReadOnlyList<(string Pointer, int Branches)> Ors => ors;

    /// <summary>Reads the whole pattern.</summary>
    /// <returns>The ways to match: in each, every field has to. Without <c>$or</c> there is one.</returns>
    public IReadOnlyList<IReadOnlyDictionary<string, FieldTests>> Parse()
    {
        if (tokens.Next() != Token.StartObject)
        {
            // The token is not looked at: reading it would move the location that AWS names.
            bool isEncoded = text.AsSpan().TrimStart() is ['"', '{', ..];
            throw tokens.Refuse("Filter is not an object", isEncoded ? PatternFault.EncodedTwice : PatternFault.Other);
        }
        ReadObject("", insideOr: false);
        return alternatives;
    }

    private void ReadObject(string pointer, bool insideOr)
    {
        bool empty = true;
        while (tokens.Next() != Token.EndObject)
        {
            empty = false;
            string key = tokens.Name;
            string at = JsonPointer.Append(pointer, key);
            if (key == "$or")
            {
                ReadOr(at);
                continue;
            }
            if (insideOr && ReservedInOr.Contains(key))
            {
                throw tokens.Refuse($"{key} is Ruler reserved fieldName which cannot be used inside $or.");
            }
            keys.Add(key);
            switch (tokens.Next())
            {
                case Token.StartObject:
                    ReadObject(at, insideOr);
                    break;
                case Token.StartArray:
                    ReadValues(at);
                    break;
                default:
                    throw tokens.Refuse($"\"{key}\" must be an object or an array", PatternFault.NoList, key);
            }
            keys.RemoveAt(keys.Count - 1);
        }
        if (empty)
        {
            throw tokens.Refuse("Empty objects are not allowed", PatternFault.EmptyObject, keys.LastOrDefault());
        }
    }

    // Each branch goes on from what was read before it; what is read after the $or goes into every branch.
    private void ReadOr(string pointer)
    {
        if (tokens.Next() != Token.StartArray)
        {
            throw tokens.Refuse("It must be an Array followed with $or.");
        }
        List<Dictionary<string, FieldTests>> before = alternatives.Count > 0 ? alternatives : [[]];
        List<Dictionary<string, FieldTests>> after = [];
        int branches = 0;
        int place = ors.Count;
        for (Token token = tokens.Next(); token != Token.EndArray; token = tokens.Next())
        {
            if (token != Token.StartObject)
            {
                throw tokens.Refuse("Only JSON object is allowed in array of $or relationship.");
            }
            alternatives = [.. before.Select(a => new Dictionary<string, FieldTests>(a))];
            ReadObject(JsonPointer.Append(pointer, branches++), insideOr: true);
            after.AddRange(alternatives);
            if (after.Count > Limits.MaximumCombinations)
            {
                throw tokens.RefuseWithoutLocation(tooManyCombinations);
            }
        }
        if (branches < 2)
        {
            throw tokens.Refuse("There must have at least 2 Objects in $or relationship.");
        }
        alternatives = after;
        ors.Insert(place, (pointer, branches));
    }

    private void ReadValues(string pointer)
    {
        int start = tokens.Start;
        MatchValueParser values = MatchValueParser.ReadAll(text, tokens, null);
        if (values.Tests.Count == 0)
        {
            throw tokens.Refuse("Empty arrays are not allowed", PatternFault.EmptyList);
        }
        string path = RecentTexts.Of(string.Join('.', keys));
        var tests = new FieldTests(text, start..tokens.Position, path, RecentTexts.Of(pointer), [.. values.Tests], fieldsRead++);
        if (alternatives.Count == 0)
        {
            alternatives.Add([]);
        }
        foreach (Dictionary<string, FieldTests> alternative in alternatives)
        {
            alternative[path] = tests;
        }
    }
}
