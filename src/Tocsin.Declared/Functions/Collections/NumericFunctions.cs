using System.Numerics;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Functions.Encodings;
using Tocsin.Declared.Values;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Collections;

/// <summary>Functions of numbers.</summary>
internal static class NumericFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("abs", [Number("num")], a => Value.Of(a.Number(0).Sign < 0 ? -a.Number(0) : a.Number(0))),
        new("ceil", [Number("num")], a => Value.Of(-Floor(-a.Number(0)))),
        new("floor", [Number("num")], a => Value.Of(Floor(a.Number(0)))),
        new("log", [Number("num"), Number("base")], a => FromDouble(Math.Log(a.Number(0).ToDouble()) / Math.Log(a.Number(1).ToDouble()))),
        new("max", [], a => Extreme(a, 1), Number("numbers")),
        new("min", [], a => Extreme(a, -1), Number("numbers")),
        new("parseint", [Any("number", OnUnknown.Read), Number("base")], ParseInt),
        new("pow", [Number("num"), Number("power")], a => FromDouble(Math.Pow(a.Number(0).ToDouble(), a.Number(1).ToDouble()))),
        new("range", [], Range, Number("params")),
        new("signum", [Number("num")], SignOf),
        new("sum", [Any("list", OnUnknown.Read)], Sum),
    ];

    private static BigInteger Floor(BigFloat number) =>
        number.Truncate() is var whole && number.Sign < 0 && !number.IsInteger ? whole - 1 : whole;

    /// <summary>Terraform computes these in doubles.</summary>
    private static Attempt SignOf(Arguments a) =>
        a.Number(0) is { IsInteger: true } number && (BigInteger.Abs(number.Mantissa) << Math.Min(number.Exponent, 64)) <= long.MaxValue
            ? Value.Of(number.Sign)
            : Attempt.Fail("value must be a whole number, between -9223372036854775808 and 9223372036854775807");

    private static Attempt FromDouble(double number) =>
        double.IsFinite(number) ? Value.Of(BigFloat.Of(number)) : Attempt.Fail("the result is not a finite number");

    private static Attempt Extreme(Arguments a, int sign)
    {
        if (a.Count == 0)
        {
            return Attempt.Fail("must pass at least one number");
        }
        var numbers = Enumerable.Range(0, a.Count).Select(a.Number);
        return Value.Of(sign > 0 ? numbers.Max() : numbers.Min());
    }

    private static Attempt ParseInt(Arguments a)
    {
        if (a[0] is not Value.String { Text: var text })
        {
            return Attempt.Fail($"first argument must be a string, not {TerraformType.Of(a[0]).FriendlyName}", 0);
        }
        if (!a.TryWhole(1, out int radix, out var failed))
        {
            return (Attempt.Failed)failed with { Argument = 1 };
        }
        return radix is < 2 or > 62 ? Attempt.Fail("base must be a whole number between 2 and 62 inclusive", 1)
            : Radix.Read(text, radix) is { } number ? Value.Of(number)
            : Attempt.Fail($"cannot parse \"{text}\" as a base {radix} integer", 0);
    }

    private static Attempt Range(Arguments a)
    {
        if (a.Count is 0 or > 3)
        {
            return Attempt.Fail("must have one, two, or three arguments");
        }
        var start = a.Count == 1 ? BigFloat.Zero : a.Number(0);
        var end = a.Number(a.Count == 1 ? 0 : 1);
        bool isDown = end.CompareTo(start) < 0;
        var step = a.Count == 3 ? a.Number(2) : BigFloat.Of((BigInteger)(isDown ? -1 : 1));
        if (a.Count == 3 && step.Sign < 0 && !isDown && end != start)
        {
            return Attempt.Fail("end must be less than start when step is negative", 1);
        }
        if (a.Count == 3 && step.Sign > 0 && isDown)
        {
            return Attempt.Fail("end must be greater than start when step is positive", 1);
        }
        var numbers = new List<Value>();
        for (var at = start; isDown ? at.CompareTo(end) > 0 : at.CompareTo(end) < 0; at += step)
        {
            if (numbers.Count == Limits.MaximumRange)
            {
                return Attempt.Fail(
                    $"more than {Limits.MaximumRange} values were generated; either decrease the difference between start and end or "
                        + $"use a smaller step");
            }
            numbers.Add(Value.Of(at));
        }
        return new Value.List(TerraformType.Number, numbers.ToValueList());
    }

    private static Attempt Sum(Arguments a)
    {
        if (a[0].Elements is not { } items)
        {
            return a[0].Members switch
            {
                null => Attempt.Fail("cannot sum noniterable", 0),
                { Count: 0 } => Attempt.Fail("cannot sum an empty list", 0),
                _ => Attempt.Fail($"argument must be list, set, or tuple. Received {TerraformType.Of(a[0]).FriendlyName}", 0),
            };
        }
        var sum = BigFloat.Zero;
        foreach (var item in items)
        {
            if (Conversion.ConvertOrNull(item, TerraformType.Number) is not Value.Number number)
            {
                return Attempt.Fail("argument must be list, set, or tuple of number values", 0);
            }
            sum += number.Amount;
        }
        return items.Count == 0 ? Attempt.Fail("cannot sum an empty list", 0) : Value.Of(sum);
    }
}
