namespace Tocsin.Patterns.Language;

/// <summary>The score by which AWS refuses patterns with wildcards.</summary>
/// <remarks>
/// AWS's matcher keeps, for one field, every position of every wildcard that the value read so far could be at. The score is the most
/// positions there can be at once for any value, over all fields: <c>*a*a*a*a*a</c> can be behind each of its stars and each a at once, and
/// scores 10. Positions that several values of one anything-but list share count once. The fields of a pattern are looked at in the order
/// of their paths, and those behind a field that may only be missing are not looked at at all. The 305 scored cases of the conformance
/// table agree.
/// </remarks>
internal static class WildcardComplexity
{
    /// <returns>At most <see cref="Limits.ComplexityCap"/>.</returns>
    public static int Of(IReadOnlyList<FieldTests[]> alternatives)
    {
        if (!alternatives.Any(a => a.Any(f => f.Tests.Any(t => WildcardsOf(t).Any()))))
        {
            return 0;
        }
        var start = new Stage();
        int budget = Limits.ComplexityStates;
        foreach (FieldTests[] alternative in alternatives)
        {
            start.Add(alternative, 0, ref budget);
        }
        return budget > 0 ? start.Score() : Limits.ComplexityCap;
    }

    public static IEnumerable<WildcardText> WildcardsOf(ValueTest test) => test switch
    {
        ValueTest.Wildcard w => [w.Pieces],
        ValueTest.AnythingBut but => but.Excluded.OfType<ValueTest.Wildcard>().Select(w => w.Pieces),
        _ => [],
    };

    /// <summary>
    /// What AWS's matcher looks at after some of the fields have matched: equal match values of equal fields lead to the same stage.
    /// </summary>
    private sealed class Stage
    {
        private readonly Dictionary<string, Machine> values = [];
        private readonly Dictionary<string, Stage> absences = [];

        public void Add(FieldTests[] fields, int index, ref int budget)
        {
            if (index == fields.Length || --budget <= 0)
            {
                return;
            }
            FieldTests field = fields[index];
            Stage? next = null;
            var stages = new HashSet<Stage>();
            for (int i = 0; i < field.Tests.Length; i++)
            {
                next = field.Tests[i].WantsAbsence
                    ? GetOrAdd(absences, field.Path, () => next ?? new Stage())
                    : GetOrAdd(values, field.Path, () => new Machine()).Add(field.Field.Atoms[i], field.Tests[i], next);
                stages.Add(next);
            }
            foreach (Stage stage in stages)
            {
                stage.Add(fields, index + 1, ref budget);
            }
        }

        public int Score() => values.Values.Select(m => m.Score()).DefaultIfEmpty().Max();

        private static T GetOrAdd<T>(Dictionary<string, T> all, string key, Func<T> make)
        {
            if (!all.TryGetValue(key, out T? value))
            {
                all[key] = value = make();
            }
            return value;
        }
    }

    /// <summary>All match values of one field at one stage.</summary>
    private sealed class Machine
    {
        private readonly Dictionary<string, Stage> plain = [];
        private readonly WildcardPositions<Stage> wildcards = new();
        private readonly HashSet<Stage> next = [];
        private int? score;

        public Stage Add(PatternAtom atom, ValueTest test, Stage? candidate)
        {
            string written = atom.Operands.Count == 1 ? atom.Written : string.Join('\0', atom.Operands.Order(StringComparer.Ordinal));
            string key = $"{atom.Operator} {written}";
            Stage? stage = candidate;
            foreach (WildcardText text in WildcardsOf(test))
            {
                stage = wildcards.Add(key, text, stage ?? new Stage());
            }
            if (!WildcardsOf(test).Any() && !plain.TryGetValue(key, out stage))
            {
                plain[key] = stage = candidate ?? new Stage();
            }
            next.Add(stage!);
            return stage!;
        }

        public int Score() => score ??= Math.Max(wildcards.MostAtOnce(), next.Select(s => s.Score()).DefaultIfEmpty().Max());
    }
}
