namespace Tocsin.Declared.Values;

/// <summary>Conversions between strings, numbers and bools.</summary>
internal static class PrimitiveConversion
{
    public static Attempt Convert(Value value, TerraformType.Primitive type) => (type.Name, value) switch
    {
        ("string", Value.String) or ("number", Value.Number) or ("bool", Value.Boolean) => value,
        ("string", Value.Number n) => new Value.String(n.Amount.ToString()) { Origin = value.Origin },
        ("string", Value.Boolean b) => new Value.String(b.IsTrue ? "true" : "false") { Origin = value.Origin },
        (_, Value.String s) when Unknowns.Of(s) is { } unknown => unknown with { Origin = value.Origin },
        ("number", Value.String s) => BigFloat.TryParse(s.Text, out var number)
            ? new Value.Number(number) { Origin = value.Origin }
            : Attempt.Fail("a number is required"),
        ("bool", Value.String s) => s.Text switch
        {
            "true" or "1" => new Value.Boolean(true) { Origin = value.Origin },
            "false" or "0" => new Value.Boolean(false) { Origin = value.Origin },
            "True" or "TRUE" or "False" or "FALSE" =>
                Attempt.Fail($"a bool is required; to convert from string, use lowercase \"{s.Text.ToLowerInvariant()}\""),
            _ => Attempt.Fail("a bool is required"),
        },
        _ => Attempt.Fail($"{type.Name} required"),
    };
}
