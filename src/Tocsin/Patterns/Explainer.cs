using Tocsin.Patterns.Language;
using Tocsin.Patterns.Matching;
using Tocsin.Text;

namespace Tocsin.Patterns;

/// <summary>Says why a pattern matches an event, or which of its alternatives comes closest.</summary>
internal static class Explainer
{
    /// <param name="matching">For each alternative of the pattern whether it matches.</param>
    public static PatternExplanation Explain(EventPattern pattern, bool[] matching, EventFields found)
    {
        Attempt best = Attempt.Of(pattern.Alternatives[0], matching[0], found);
        for (int i = 1; i < matching.Length; i++)
        {
            Attempt other = Attempt.Of(pattern.Alternatives[i], matching[i], found);
            best = other.Missing < best.Missing ? other : best;
        }
        bool matches = best.Matches;
        FieldExplanation[] fields = [.. best.Fields.OrderBy(f => f.Order)
            .Select(f => new FieldExplanation(f.Path, f.Pointer, f.Wanted, found.Show(f.Path), matches || found.Satisfies(f)))];
        string? conflict = best.Missing == 0 ? Conflict(best.Fields, found) : null;
        FieldExplanation? failed = fields.FirstOrDefault(f => !f.Matches);
        return new PatternExplanation(
            matches,
            fields.ToValueList(),
            Branches(pattern, fields, matches),
            conflict,
            failed is not null ? Describe(failed) : conflict ?? (matches ? "every field matches" : "does not match"),
            failed?.Pointer ?? "");
    }

    private static string Describe(FieldExplanation field) =>
        $"{field.Path} does not match: the pattern wants {field.Wanted}, the event has {field.Found ?? "no such field"}";

    private static string Conflict(IEnumerable<FieldTests> fields, EventFields found)
    {
        // The innermost array that two of the fields have candidates in.
        string? array = fields
            .SelectMany(f => found.At(f.Path).SelectMany(l => Paths(l.Element)).Distinct())
            .GroupBy(p => p).Where(g => g.Count() > 1).Select(g => g.Key).MaxBy(p => p.Length);
        string[] names =
            [.. fields.Where(f => array is not null && found.At(f.Path).Any(l => Paths(l.Element).Contains(array))).Select(f => f.Path)];
        return $"each field matches by itself, but {string.Join(" and ", names)} do not match within one element of the array {array}";
    }

    private static IEnumerable<string> Paths(Element? element)
    {
        for (; element is not null; element = element.Outer)
        {
            yield return element.Path;
        }
    }

    private static ValueList<BranchExplanation> Branches(EventPattern pattern, FieldExplanation[] shown, bool matches)
    {
        var branches = new List<BranchExplanation>();
        foreach ((string or, int of) in pattern.Ors)
        {
            // Fields of the branch that was taken have pointers that begin with it.
            string? taken = shown.Select(f => f.Pointer).FirstOrDefault(p => p.StartsWith($"{or}/", StringComparison.Ordinal));
            if (taken is not null)
            {
                int end = taken.IndexOf('/', or.Length + 1);
                string branch = taken[..end];
                bool fits = matches || shown.Where(f => f.Pointer.StartsWith($"{branch}/", StringComparison.Ordinal)).All(f => f.Matches);
                branches.Add(new BranchExplanation(branch, of, fits));
            }
        }
        return branches.ToValueList();
    }

    /// <summary>One alternative held against the event.</summary>
    /// <param name="Missing">How many fields do not match by themselves; -1 if all match, and in one element of each array too.</param>
    private sealed record Attempt(FieldTests[] Fields, bool Matches, int Missing)
    {
        public static Attempt Of(FieldTests[] fields, bool matches, EventFields found) =>
            new(fields, matches, matches ? -1 : fields.Count(f => !found.Satisfies(f)));
    }
}
