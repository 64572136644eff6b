namespace Tocsin.Patterns;

/// <summary>Finds values of an event that satisfy all fields of a pattern in the same array elements.</summary>
/// <remarks>
/// <c>{"a":{"b":[1],"c":[2]}}</c> does not match <c>{"a":[{"b":1,"c":9},{"b":9,"c":2}]}</c>: the 1 is in the first element of the array and the 2 in the second. Values are
/// chosen field by field, in the order of the paths; a value is out of the question if it is in another element of an array than a value chosen before. A field
/// that may be missing is missing if none of its values is in question then. What was tried in vain is remembered, by the elements that still matter to the fields
/// to come; so the work is bounded by (fields) x (values) squared, unless the event repeats a key that holds an array, when <see cref="Limits.ConsistencySteps"/> ends it.
/// </remarks>
internal sealed class Consistency
{
    private readonly FieldTests[] fields;
    private readonly IReadOnlyList<Leaf>[] leaves;
    private readonly Leaf[][] candidates;
    private readonly HashSet<int>[] arraysToCome;
    private readonly HashSet<string> inVain = [];
    private int steps = Limits.ConsistencySteps;

    private Consistency(FieldTests[] fields, EventFields found)
    {
        this.fields = fields;
        leaves = [.. fields.Select(f => found.At(f.Path))];
        candidates = [.. fields.Select((f, i) => leaves[i].Where(l => l.Satisfies(f)).ToArray())];
        arraysToCome = new HashSet<int>[fields.Length + 1];
        arraysToCome[fields.Length] = [];
        for (int i = fields.Length - 1; i >= 0; i--)
        {
            IEnumerable<Leaf> asked = fields[i].AllowsAbsence ? leaves[i] : candidates[i];
            arraysToCome[i] = [.. arraysToCome[i + 1], .. asked.SelectMany(Elements).Select(e => e.Array)];
        }
    }

    public enum Verdict
    {
        Matches,

        /// <summary>Some field does not match, whatever the others do.</summary>
        FieldFails,

        /// <summary>Every field matches by itself, but not in one element of each array.</summary>
        Conflict,
    }

    public static Verdict Match(FieldTests[] fields, EventFields found)
    {
        var search = new Consistency(fields, found);
        for (int i = 0; i < fields.Length; i++)
        {
            if (search.candidates[i].Length == 0 && !fields[i].AllowsAbsence)
            {
                return Verdict.FieldFails;
            }
        }
        return search.Choose(0, []) ? Verdict.Matches
            : fields.All(f => Alone(f, found)) ? Verdict.Conflict
            : Verdict.FieldFails;
    }

    /// <summary>Does a field match by itself?</summary>
    public static bool Alone(FieldTests field, EventFields found)
    {
        IReadOnlyList<Leaf> leaves = found.At(field.Path);
        return leaves.Any(l => l.Satisfies(field)) || (field.AllowsAbsence && leaves.Count == 0);
    }

    private bool Choose(int index, SortedDictionary<int, int> chosen)
    {
        if (index == fields.Length)
        {
            return true;
        }
        string state = $"{index}:{string.Join(',', chosen.Select(c => $"{c.Key}.{c.Value}"))}";
        if (steps <= 0 || !inVain.Add(state))
        {
            return false;
        }
        foreach (Leaf leaf in candidates[index])
        {
            if (--steps > 0 && InQuestion(leaf, chosen) && Choose(index + 1, WhatMatters(index + 1, chosen, leaf)))
            {
                return true;
            }
        }
        return fields[index].AllowsAbsence
            && !leaves[index].Any(l => InQuestion(l, chosen))
            && Choose(index + 1, WhatMatters(index + 1, chosen, null));
    }

    private static bool InQuestion(Leaf leaf, SortedDictionary<int, int> chosen) =>
        Elements(leaf).All(e => !chosen.TryGetValue(e.Array, out int index) || index == e.Index);

    private SortedDictionary<int, int> WhatMatters(int next, SortedDictionary<int, int> chosen, Leaf? leaf)
    {
        var matters = new SortedDictionary<int, int>();
        foreach ((int array, int index) in chosen)
        {
            if (arraysToCome[next].Contains(array))
            {
                matters[array] = index;
            }
        }
        foreach (Element element in leaf is null ? [] : Elements(leaf))
        {
            if (arraysToCome[next].Contains(element.Array))
            {
                matters[element.Array] = element.Index;
            }
        }
        return matters;
    }

    private static IEnumerable<Element> Elements(Leaf leaf)
    {
        for (Element? element = leaf.Element; element is not null; element = element.Outer)
        {
            yield return element;
        }
    }
}
