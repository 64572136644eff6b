namespace Tocsin.Declared.Values;

/// <summary>Terraform's operators, on operands that are values already. A failure names the operand: 0 left, 1 right.</summary>
public static class Arithmetic
{
    public static Attempt Apply(BinaryOperator operation, Value left, Value right) => operation switch
    {
        BinaryOperator.Equal => Compare(left, right),
        BinaryOperator.NotEqual => Compare(left, right).Then(v => v is Value.Boolean b ? Value.Of(!b.IsTrue) : v),
        BinaryOperator.And or BinaryOperator.Or => Join(operation, left, right),
        _ =>
            Operand(left, TerraformType.Number, 0).Then(a => Operand(right, TerraformType.Number, 1).Then(b => Calculate(operation, a, b))),
    };

    public static Attempt Apply(UnaryOperator operation, Value operand) => operation switch
    {
        UnaryOperator.Negate => Operand(operand, TerraformType.Number, 0).Then(v => v is Value.Number n ? Value.Of(-n.Amount) : v),
        _ => Operand(operand, TerraformType.Bool, 0).Then(v => v is Value.Boolean b ? Value.Of(!b.IsTrue) : v),
    };

    /// <summary>The arm a condition chooses, as the type both arms have together; unknown when the condition is.</summary>
    public static Attempt Choose(Value condition, Value whenTrue, Value whenFalse)
    {
        if (condition is Value.Null)
        {
            return Attempt.Fail("The condition value is null. Conditions must either be true or false.");
        }
        if (Conversion.ConvertOrNull(condition, TerraformType.Bool) is not { } decided)
        {
            return Attempt.Fail("The condition expression must be of type bool.");
        }
        if (Unification.Unify([TerraformType.Of(whenTrue), TerraformType.Of(whenFalse)]) is not { } type)
        {
            return Attempt.Fail(
                $"The true and false result expressions must have consistent types. "
                    + $"{Describe(TerraformType.Of(whenTrue), TerraformType.Of(whenFalse))}");
        }
        return decided is Value.Boolean b ? Conversion.Convert(b.IsTrue ? whenTrue : whenFalse, type) : decided;
    }

    private static string Describe(TerraformType whenTrue, TerraformType whenFalse)
    {
        if (whenTrue is TerraformType.Object a && whenFalse is TerraformType.Object b)
        {
            var (namesA, namesB) = (a.Attributes.Select(x => x.Name), b.Attributes.Select(x => x.Name));
            if (namesA.Except(namesB).FirstOrDefault() is { } onlyA)
            {
                return $"The 'true' value includes object attribute \"{onlyA}\", which is absent in the 'false' value.";
            }
            if (namesB.Except(namesA).FirstOrDefault() is { } onlyB)
            {
                return $"The 'false' value includes object attribute \"{onlyB}\", which is absent in the 'true' value.";
            }
        }
        return $"The 'true' value is {whenTrue.FriendlyName}, but the 'false' value is {whenFalse.FriendlyName}.";
    }

    private static Attempt Compare(Value left, Value right) => Unknowns.Of(left, right) is { } unknown ? unknown : Value.Of(left == right);

    private static Attempt Join(BinaryOperator operation, Value left, Value right)
    {
        if (!Operand(left, TerraformType.Bool, 0).TryGet(out var a, out var failed)
            || !Operand(right, TerraformType.Bool, 1).TryGet(out var b, out failed))
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
        if (operation is BinaryOperator.Multiply or BinaryOperator.Divide
            && Math.Abs(a.Exponent) + Math.Abs(b.Exponent) > Limits.MaximumBinaryExponent)
        {
            return Attempt.Fail("the result is past what is calculated with");
        }
        return operation switch
        {
            BinaryOperator.Add => Value.Of(a + b),
            BinaryOperator.Subtract => Value.Of(a - b),
            BinaryOperator.Multiply => Value.Of(a * b),
            // Terraform answers +Inf, which then nothing can be done with: it is said here, where it happens.
            BinaryOperator.Divide => b.Sign == 0 ? Attempt.Fail("division by zero", 1) : Value.Of(a / b),
            BinaryOperator.Modulo => b.Sign == 0 ? left : Value.Of(a % b),
            BinaryOperator.Less => Value.Of(a.CompareTo(b) < 0),
            BinaryOperator.LessOrEqual => Value.Of(a.CompareTo(b) <= 0),
            BinaryOperator.Greater => Value.Of(a.CompareTo(b) > 0),
            _ => Value.Of(a.CompareTo(b) >= 0),
        };
    }

    private static Attempt Operand(Value value, TerraformType type, int operand) =>
        value is Value.Null ? Attempt.Fail("argument must not be null", operand)
        : Conversion.Convert(value, type) is var converted && converted is Attempt.Failed failed ? failed with { Argument = operand }
        : converted;
}
