using System.Numerics;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Functions.Parameter;

namespace Tocsin.Declared.Functions;

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
        new("signum", [Number("num")], a => a.TryWhole(0, out int number, out var failed) ? Value.Of(Math.Sign(number)) : failed),
    ];

    private static BigInteger Floor(BigFloat number) =>
        number.Truncate() is var whole && number.Sign < 0 && !number.IsInteger ? whole - 1 : whole;

    /// <summary>Terraform computes these in doubles.</summary>
    private static Attempt FromDouble(double number) => double.IsFinite(number) ? Value.Of(BigFloat.Of(number)) : Attempt.Fail("the result is not a finite number");

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
}
