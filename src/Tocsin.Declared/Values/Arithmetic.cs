namespace Tocsin.Declared.Values;

/// <summary>Terraform's operators, on operands that are values already. A failure names the operand: 0 left, 1 right.</summary>
public static class Arithmetic
{
    public static Attempt Apply(BinaryOperator operation, Value left, Value right) => operation switch
    {
        BinaryOperator.Equal => Compare(left, right),
        BinaryOperator.NotEqual => Compare(left, right).Then(v => v is Value.Boolean b ? Value.Of(!b.IsTrue) : v),
        BinaryOperator.And or BinaryOperator.Or => Join(operation, left, right),
        _ => Operand(left, TerraformType.Number, 0).Then(a => Operand(right, TerraformType.Number, 1).Then(b => Calculate(operation, a, b))),
    };

    public static Attempt Apply(UnaryOperator operation, Value operand) => operation switch
    {
        UnaryOperator.Negate => Operand(operand, TerraformType.Number, 0).Then(v => v is Value.Number n ? Value.Of(-n.Amount) : v),
        _ => Operand(operand, TerraformType.Bool, 0).Then(v => v is Value.Boolean b ? Value.Of(!b.IsTrue) : v),
    };

    /// <summary>The arm a condition chooses, as the type both arms have together; unknown when the condition is.</summary>
    public static Attempt Choose(Value condition, Value whenTrue, Value whenFalse)
    {
        if (!Operand(condition, TerraformType.Bool, 0).TryGet(out var decided, out var failed))
        {
            return failed;
        }
        if (Unification.Unify([whenTrue, whenFalse], out _) is not [var first, var second])
        {
            return Attempt.Fail("The true and false result expressions must have consistent types.");
        }
        return decided is Value.Boolean b ? b.IsTrue ? first : second : decided;
    }

    private static Attempt Compare(Value left, Value right) => Unknowns.Of(left, right) is { } unknown ? unknown : Value.Of(left == right);

    private static Attempt Join(BinaryOperator operation, Value left, Value right)
    {
        if (!Operand(left, TerraformType.Bool, 0).TryGet(out var a, out var failed) || !Operand(right, TerraformType.Bool, 1).TryGet(out var b, out failed))
        {
            return failed;
        }
        bool decides = operation == BinaryOperator.Or;
        return a is Value.Boolean { } x && x.IsTrue == decides ? a
            : b is Value.Boolean { } y && y.IsTrue == decides ? b
            : Unknowns.Of(a, b) is { } unknown ? unknown
            : Value.Of(!decides);
    }

    private static Attempt Calculate(BinaryOperator operation, Value left, Value right)
    {
        if (Unknowns.Of(left, right) is { } unknown)
        {
            return unknown;
        }
        var (a, b) = (((Value.Number)left).Amount, ((Value.Number)right).Amount);
        return operation switch
        {
            BinaryOperator.Add => Value.Of(a + b),
            BinaryOperator.Subtract => Value.Of(a - b),
            BinaryOperator.Multiply => Value.Of(a * b),
            BinaryOperator.Divide => b.Sign == 0 ? Attempt.Fail("Cannot divide by zero.", 1) : Value.Of(a / b),
            BinaryOperator.Modulo => b.Sign == 0 ? Attempt.Fail("Cannot divide by zero.", 1) : Value.Of(a % b),
            BinaryOperator.Less => Value.Of(a.CompareTo(b) < 0),
            BinaryOperator.LessOrEqual => Value.Of(a.CompareTo(b) <= 0),
            BinaryOperator.Greater => Value.Of(a.CompareTo(b) > 0),
            _ => Value.Of(a.CompareTo(b) >= 0),
        };
    }

    private static Attempt Operand(Value value, TerraformType type, int operand) => value is Value.Null
        ? Attempt.Fail("argument must not be null", operand)
        : Conversion.Convert(value, type) is Attempt.Failed failed ? failed with { Argument = operand } : Conversion.Convert(value, type);
}
