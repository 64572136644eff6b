using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Evaluates <c>for</c> expressions and splats.</summary>
internal sealed class ForEvaluator(Evaluator evaluator)
{
    public Value Evaluate(Expression.ForTuple expression, Frame? frame)
    {
        var items = new List<Value>();
        var rounds = Rounds(expression.For, frame, out var whole);
        foreach (var round in rounds)
        {
            if (IsTaken(expression.Condition, round, out var unknown))
            {
                items.Add(evaluator.Evaluate(expression.Value, round));
            }
            if (unknown is not null)
            {
                return unknown;
            }
        }
        return whole as Value ?? new Value.Tuple(items.ToValueList()) { Origin = expression.Span };
    }

    public Value Evaluate(Expression.ForObject expression, Frame? frame)
    {
        var groups = new Dictionary<string, List<Value>>(StringComparer.Ordinal);
        var rounds = Rounds(expression.For, frame, out var whole);
        foreach (var round in rounds)
        {
            if (!IsTaken(expression.Condition, round, out var unknown) && unknown is null)
            {
                continue;
            }
            var key = unknown ?? evaluator.EvaluateKey(expression.Key, round);
            if (key is not Value.String name)
            {
                return key;
            }
            var value = evaluator.Evaluate(expression.Value, round);
            if (!groups.TryGetValue(name.Text, out var group))
            {
                groups.Add(name.Text, group = []);
            }
            else if (!expression.Group)
            {
                return evaluator.Fail(expression, expression.Key.Span, $"Two items give the key \"{name.Text}\".",
                    "Make the keys differ, or collect the values of equal keys: key => value...");
            }
            group.Add(value);
        }
        var entries = Entries.Of(groups.Select(g => new Entry(g.Key, ValueOf(g.Value))));
        return whole as Value ?? new Value.Object(entries) { Origin = expression.Span };

        Value ValueOf(List<Value> group) =>
            expression.Group ? new Value.Tuple(group.ToValueList()) { Origin = expression.Value.Span } : group[0];
    }

    /// <summary>For each item the variables bound to it. With an unknown collection there are none.</summary>
    public IEnumerable<Frame> Rounds(ForIntroduction introduction, Frame? frame, out Value.Unknown? unknown)
    {
        var rounds = new List<Frame>();
        var collection = evaluator.Evaluate(introduction.Collection, frame);
        unknown = collection as Value.Unknown;
        if (collection.Members is { } members)
        {
            foreach (var (key, value) in members)
            {
                Add(new Value.String(key) { Origin = value.Origin }, value);
            }
        }
        else if (collection.Elements is { } items)
        {
            for (int i = 0; i < items.Count; i++)
            {
                Add(collection is Value.Set ? items[i] : Value.Of(i), items[i]);
            }
        }
        else if (unknown is null)
        {
            unknown = (Value.Unknown)evaluator.Fail(introduction.Collection, introduction.Collection.Span, collection is Value.Null
                ? "This value is null, so 'for' cannot go through it."
                : $"This value is a {TerraformType.Of(collection).FriendlyName}; 'for' goes through lists, sets, tuples, maps and "
                    + $"objects.");
        }
        return rounds.TakeWhile(_ => !evaluator.IsExhausted);

        void Add(Value key, Value value)
        {
            var outer = introduction.KeyName is { } name ? new Frame(name, key, frame) : frame;
            rounds.Add(new Frame(introduction.ValueName, value, outer));
        }
    }

    private bool IsTaken(Expression? condition, Frame round, out Value.Unknown? unknown)
    {
        unknown = null;
        return condition is null || evaluator.EvaluateCondition(condition, round, out unknown) == true;
    }

    /// <summary>Null gives an empty tuple, a value that is no list is taken as a list of one.</summary>
    public Value Evaluate(Expression.Splat splat, Frame? frame)
    {
        var source = evaluator.Evaluate(splat.Source, frame);
        switch (source)
        {
            case Value.Unknown unknown:
                return evaluator.Evaluate(splat.Each, new Frame("", Access.Extend(unknown, "[*]"), frame));
            case Value.Null:
                return new Value.Tuple([]) { Origin = splat.Span };
        }
        var items = new List<Value>();
        foreach (var item in source.Elements ?? [source])
        {
            items.Add(evaluator.Evaluate(splat.Each, new Frame("", item, frame)));
        }
        return source is Value.List or Value.Set && Unification.Unify(items, out var element) is { } same
            ? new Value.List(element, same.ToValueList()) { Origin = splat.Span }
            : new Value.Tuple(items.ToValueList()) { Origin = splat.Span };
    }
}
