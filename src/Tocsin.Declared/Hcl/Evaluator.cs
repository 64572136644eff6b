using System.Runtime.CompilerServices;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.Hcl;

/// <summary>A value and what was wrong on the way to it.</summary>
/// <param name="Value">Where an error is found, an unknown value stands for the part that has none.</param>
public sealed record Evaluated(Value Value, ValueList<Finding> Findings);

/// <summary>Evaluates expressions as Terraform does at apply.</summary>
/// <remarks>
/// A value keeps the place where its content was written, through references, conditionals, indexes and templates; what is computed has
/// the place of the computation. What is not known offline goes through everything as <see cref="Value.Unknown"/>, and into text as marks.
/// One evaluator serves one evaluation.
/// </remarks>
public sealed class Evaluator
{
    private readonly Scope scope;
    private readonly ForEvaluator loops;
    private readonly TemplateEvaluator templates;
    private readonly CallEvaluator calls;
    private readonly OperatorEvaluator operators;
    // A reference to nothing is an error wherever it stands, also where it is not come to or where try would pass over it: Terraform finds
    // it beforehand.
    private readonly SortedDictionary<int, Finding> unresolved = [];
    private List<Finding> findings = [];
    private int steps;
    private Finding? exhaustion;

    private Evaluator(Scope scope)
    {
        this.scope = scope;
        loops = new ForEvaluator(this);
        templates = new TemplateEvaluator(this, loops);
        calls = new CallEvaluator(this);
        operators = new OperatorEvaluator(this);
    }

    public static Evaluated Evaluate(Expression expression, Scope scope)
    {
        var evaluator = new Evaluator(scope);
        var value = evaluator.Evaluate(expression, null);
        // What was made of it so far may be as large as is allowed, and would be kept for each such expression.
        return new Evaluated(evaluator.IsExhausted ? Broken(expression) : value,
            [.. evaluator.unresolved.Values, .. evaluator.findings, .. evaluator.exhaustion is { } last ? [last] : Array.Empty<Finding>()]);
    }

    /// <summary>What <c>templatefile</c> makes of a file's text and the variables given to it.</summary>
    public static Attempt Render(SourceText source, Entries variables, FunctionContext functions)
    {
        var template = HclParser.ParseTemplate(source);
        if (template.Findings is [var unread, ..])
        {
            return Attempt.Fail($"{unread.Where}: {unread.Message}");
        }
        var rendered = Evaluate(template.Value, new VariableScope(variables, functions));
        return rendered.Findings is [var wrong, ..] ? Attempt.Fail($"{wrong.Where}: {wrong.Message}") : rendered.Value;
    }

    internal FunctionContext Functions => scope.Functions;

    internal int FindingCount => findings.Count;

    internal bool IsExhausted => exhaustion is not null;

    /// <summary>Ends the evaluation: what is still to come is unknown. Said once.</summary>
    internal void Exhaust(Expression expression, string message)
    {
        exhaustion ??= new Finding(FindingCode.TooLarge, Severity.Error, expression.Span, message,
            "Nest fewer for expressions and collections in one another.");
        steps = Limits.Steps;
    }

    internal Value Evaluate(Expression expression, Frame? frame)
    {
        if (++steps > Limits.Steps)
        {
            Exhaust(expression, $"This takes more than {Limits.Steps} steps to evaluate; Tocsin stops here.");
            return Broken(expression);
        }
        // Splats and files rendered by templatefile deepen the stack past what the parser bounds.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Exhaust(expression, "This is nested too deep to evaluate; Tocsin stops here.");
            return Broken(expression);
        }
        var value = ValueOf(expression, frame);
        if (value.Weight > Values.Limits.Weight || value.Depth > Values.Limits.MaximumDepth)
        {
            Exhaust(expression, value.Depth > Values.Limits.MaximumDepth
                ? $"This value nests more than {Values.Limits.MaximumDepth} levels deep; Tocsin stops here."
                : $"This value holds more than {Values.Limits.Weight} values; Tocsin stops here.");
            return Broken(expression);
        }
        return value;
    }

    private Value ValueOf(Expression expression, Frame? frame) =>
        expression switch
        {
            Expression.Template template => templates.Evaluate(template, frame),
            Expression.Reference reference => EvaluateReference(reference, frame),
            Expression.Number number => BigFloat.TryParse(number.Digits, out var amount)
                ? new Value.Number(amount) { Origin = number.Span }
                : Fail(number, number.Span, $"{number.Digits} is past what Tocsin calculates with."),
            Expression.Boolean boolean => new Value.Boolean(boolean.Value) { Origin = boolean.Span },
            Expression.Null nothing => new Value.Null { Origin = nothing.Span },
            Expression.Member or Expression.Index => EvaluateSteps(expression, frame),
            Expression.SplatItem => frame!.Find("")!,
            Expression.Splat splat => loops.Evaluate(splat, frame),
            Expression.Call call => calls.Evaluate(call, frame),
            Expression.Tuple tuple => new Value.Tuple(tuple.Items.Select(i => Evaluate(i, frame)).ToValueList()) { Origin = tuple.Span },
            Expression.Object o => EvaluateObject(o, frame),
            Expression.ForTuple each => loops.Evaluate(each, frame),
            Expression.ForObject each => loops.Evaluate(each, frame),
            Expression.Conditional choice => EvaluateConditional(choice, frame),
            Expression.Unary unary => operators.Evaluate(unary, frame),
            Expression.Binary binary => operators.Evaluate(binary, frame),
            Expression.Parentheses parentheses => Evaluate(parentheses.Inner, frame),
            _ => Broken(expression),
        };

    /// <summary>The value, or the unknown one that stands for it after the failure is reported.</summary>
    internal Value Accept(Attempt attempt, Expression expression, Span where, string before = "") =>
        attempt.TryGet(out var value, out var failed) ? value : Fail(expression, where, before + failed.Message);

    internal Value Fail(Expression expression, Span where, string message, string? write = null)
    {
        Report(FindingCode.InvalidExpression, where, message, write);
        return Broken(expression);
    }

    private void Report(string code, Span where, string message, string? write)
    {
        if (findings.Count < Limits.Findings)
        {
            message = char.ToUpperInvariant(message[0]) + message[1..];
            findings.Add(new Finding(code, Severity.Error, where, message.EndsWith('.') ? message : message + ".", write));
        }
    }

    /// <summary>What stands for the value of an expression that has none: nothing more is said about what depends on it.</summary>
    internal static Value.Unknown Broken(Expression expression)
    {
        // Only the beginning is looked at: the expression may be the whole file, and broken once for each item of a loop.
        var written = expression.Span.Source.Text.AsSpan(expression.Span.Start, Math.Min(expression.Span.Length, 200));
        int newline = written.IndexOf('\n');
        string name = (newline < 0 ? written : written[..newline]).Trim().ToString();
        return new Value.Unknown([name.Length <= 60 ? name : name[..57] + "..."]) { Origin = expression.Span };
    }

    private Value EvaluateReference(Expression.Reference reference, Frame? frame)
    {
        var traversal = reference.Traversal;
        var resolution = frame?.Find(traversal.Root) is { } variable ? new Resolution.Found(variable, 0) : scope.Resolve(traversal);
        switch (resolution)
        {
            case Resolution.Found found:
                var value = found.Value;
                for (int i = found.Steps; i < traversal.Steps.Count; i++)
                {
                    if (!Access.Take(value, traversal.Steps[i]).TryGet(out var inner, out var failed))
                    {
                        return Fail(reference, traversal.Steps[i].Span, failed.Message);
                    }
                    value = inner;
                }
                return value;
            case Resolution.NotFound missing:
                unresolved[traversal.Span.Start] = new Finding(FindingCode.InvalidReference, Severity.Error, traversal.Span,
                    missing.Message, missing.Write);
                return Broken(reference);
            default:
                return Broken(reference);
        }
    }

    /// <summary>Steps that are no part of a reference. A loop, not recursion: a chain of them is as deep as it is long.</summary>
    private Value EvaluateSteps(Expression expression, Frame? frame)
    {
        var chain = new Stack<Expression>();
        var source = expression;
        while (source is Expression.Member or Expression.Index)
        {
            chain.Push(source);
            source = source is Expression.Member member ? member.Source : ((Expression.Index)source).Collection;
        }
        var value = Evaluate(source, frame);
        foreach (var step in chain)
        {
            value = step is Expression.Member member
                ? Accept(Access.Attribute(value, member.Name), step, member.NameSpan)
                : TakeIndex(value, (Expression.Index)step, frame);
        }
        return value;
    }

    private Value TakeIndex(Value collection, Expression.Index index, Frame? frame)
    {
        int before = findings.Count;
        var key = Evaluate(index.Key, frame);
        return findings.Count > before ? key : Accept(Access.Index(collection, key), index, index.Key.Span);
    }

    private Value EvaluateObject(Expression.Object expression, Frame? frame)
    {
        var entries = new List<Entry>();
        Value.Unknown? unknown = null;
        foreach (var item in expression.Items)
        {
            // Where it is only looked at, as in the providers of a module call, such a key is a reference; as a value it could be either.
            var key = item.Key is Expression.Reference dotted
                ? Fail(
                    dotted, dotted.Span, $"The key {dotted.Span.Content} can mean a text or a reference.",
                    $"({dotted.Span.Content}) for the reference, or quote it")
                : EvaluateKey(item.Key, frame);
            var value = Evaluate(item.Value, frame);
            if (key is Value.String text)
            {
                entries.Add(new Entry(text.Text, value));
            }
            else
            {
                unknown ??= key as Value.Unknown;
            }
        }
        return unknown is null ? new Value.Object(Entries.Of(entries)) { Origin = expression.Span } : unknown;
    }

    /// <summary>A string, or an unknown value.</summary>
    internal Value EvaluateKey(Expression expression, Frame? frame)
    {
        var key = Evaluate(expression, frame);
        return key is Value.Null
            ? Fail(expression, expression.Span, "The key is null; a key is a text.")
            : Accept(Conversion.Convert(key, TerraformType.String), expression, expression.Span, "A key is a text: ");
    }

    /// <summary>True, false, or null with what the answer depends on.</summary>
    internal bool? EvaluateCondition(Expression expression, Frame? frame, out Value.Unknown? unknown)
    {
        var condition = Evaluate(expression, frame);
        var decided = condition is Value.Null
            ? Fail(expression, expression.Span, "The condition is null; true or false is expected.")
            : Accept(Conversion.Convert(condition, TerraformType.Bool), expression, expression.Span, "A condition is true or false: ");
        unknown = decided as Value.Unknown;
        return (decided as Value.Boolean)?.IsTrue;
    }

    /// <summary>Both arms get the type they have together, but only the arm taken may fail.</summary>
    private Value EvaluateConditional(Expression.Conditional choice, Frame? frame)
    {
        bool? condition = EvaluateCondition(choice.Condition, frame, out var unknown);
        var then = EvaluateQuietly(choice.Then, frame, out var thenFailed);
        var otherwise = EvaluateQuietly(choice.Else, frame, out var otherwiseFailed);
        if (condition is null)
        {
            return unknown!;
        }
        var taken = condition.Value ? then : otherwise;
        var takenFailed = condition.Value ? thenFailed : otherwiseFailed;
        findings.AddRange(takenFailed);
        return thenFailed.Count > 0 || otherwiseFailed.Count > 0
            ? taken
            : Accept(Arithmetic.Choose(Value.Of(condition.Value), then, otherwise), choice, choice.Span);
    }

    /// <summary>Evaluates without reporting.</summary>
    internal Value EvaluateQuietly(Expression expression, Frame? frame, out List<Finding> failures)
    {
        var outer = findings;
        findings = failures = [];
        var value = Evaluate(expression, frame);
        findings = outer;
        return value;
    }
}
