using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>Evaluates calls: of <c>try</c> and <c>can</c>, whose arguments may fail, and of all other functions.</summary>
internal sealed class CallEvaluator(Evaluator evaluator)
{
    public Value Evaluate(Expression.Call call, Frame? frame)
    {
        switch (call.Name)
        {
            case "try":
                return EvaluateTry(call, frame);
            case "can":
                return EvaluateCan(call, frame);
        }
        int before = evaluator.FindingCount;
        var arguments = new List<Value>();
        foreach (var argument in call.Arguments)
        {
            arguments.Add(evaluator.Evaluate(argument, frame));
        }
        if (call.Expand && !TryExpand(call, arguments, out var unknown))
        {
            return unknown;
        }
        if (evaluator.FindingCount > before)
        {
            return Evaluator.Broken(call);
        }
        var result = FunctionTable.Call(call.Name, arguments, evaluator.Functions);
        if (result.TryGet(out var value, out var failed))
        {
            return value.Origin is null ? value with { Origin = call.Span } : value;
        }
        return failed.Argument is { } index && call.Arguments.Count > 0
            ? evaluator.Fail(call, call.Arguments[Math.Min(index, call.Arguments.Count - 1)].Span, $"{call.Name}: {failed.Message}")
            : evaluator.Fail(call, call.NameSpan, $"{call.Name}: {failed.Message}");
    }

    /// <summary>Puts the items of the last argument in its place.</summary>
    private bool TryExpand(Expression.Call call, List<Value> arguments, out Value unknown)
    {
        var last = arguments[^1];
        arguments.RemoveAt(arguments.Count - 1);
        if (last.Elements is { } items)
        {
            arguments.AddRange(items);
            unknown = last;
            return true;
        }
        unknown = last is Value.Unknown
            ? last
            : evaluator.Fail(call, call.Arguments[^1].Span, "What stands before '...' is a list, a set or a tuple; this is "
                + (last is Value.Null ? "null." : $"a {TerraformType.Of(last).FriendlyName}."));
        return false;
    }

    private Value EvaluateTry(Expression.Call call, Frame? frame)
    {
        List<Finding> failures = [];
        foreach (var argument in call.Arguments)
        {
            var value = evaluator.EvaluateQuietly(argument, frame, out failures);
            if (failures.Count == 0)
            {
                return value;
            }
        }
        return evaluator.Fail(call, call.NameSpan, call.Arguments.Count == 0
            ? "try: at least one argument is required."
            : $"try: none of the arguments could be evaluated; the last one: {failures[0].Message}");
    }

    private Value EvaluateCan(Expression.Call call, Frame? frame)
    {
        if (call.Arguments is not [var argument] || call.Expand)
        {
            return evaluator.Fail(call, call.NameSpan, "can: one argument is required.");
        }
        var value = evaluator.EvaluateQuietly(argument, frame, out var failures);
        // What is not known offline may fail once it is known.
        return failures.Count > 0 ? new Value.Boolean(false) { Origin = call.Span }
            : Unknowns.Of(value) is { } unknown ? unknown
            : new Value.Boolean(true) { Origin = call.Span };
    }
}
