using Tocsin.Declared.Values;

namespace Tocsin.Declared.Hcl;

/// <summary>Evaluates operators; what does not fit is told of the side it stands on.</summary>
internal sealed class OperatorEvaluator(Evaluator evaluator)
{
    public Value Evaluate(Expression.Unary unary, Frame? frame) =>
        evaluator.Accept(
            Arithmetic.Apply(unary.Operator, evaluator.Evaluate(unary.Operand, frame)), unary,
                unary.Operand.Span) with { Origin = unary.Span };

    /// <summary>A chain of operators, left to right. A loop, not recursion: a chain is as deep as it is long.</summary>
    public Value Evaluate(Expression.Binary binary, Frame? frame)
    {
        var chain = new Stack<Expression.Binary>();
        Expression first = binary;
        while (first is Expression.Binary link)
        {
            chain.Push(link);
            first = link.Left;
        }
        var value = evaluator.Evaluate(first, frame);
        foreach (var link in chain)
        {
            value = Apply(link, value, frame);
        }
        return value;
    }

    private Value Apply(Expression.Binary binary, Value left, Frame? frame)
    {
        // terraform console 1.11.4 evaluates both sides of && and ||; 1.12 and later only what decides, as its release notes say. What the
        // later one accepts is accepted.
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or
            && Conversion.Convert(left, TerraformType.Bool).TryGet(out var decided, out _)
            && decided is Value.Boolean known && known.IsTrue == (binary.Operator == BinaryOperator.Or))
        {
            return known with { Origin = binary.Span };
        }
        var right = evaluator.Evaluate(binary.Right, frame);
        var result = Arithmetic.Apply(binary.Operator, left, right);
        if (result.TryGet(out var value, out var failed))
        {
            return value with { Origin = binary.Span };
        }
        return failed.Argument switch
        {
            0 => evaluator.Fail(binary, binary.Left.Span, $"The left side of {binary.OperatorSpan.Content} does not fit: {failed.Message}"),
            1 =>
                evaluator.Fail(
                    binary, binary.Right.Span, $"The right side of {binary.OperatorSpan.Content} does not fit: {failed.Message}"),
            _ => evaluator.Fail(binary, binary.OperatorSpan, failed.Message),
        };
    }
}
