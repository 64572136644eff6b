using Tocsin.Text;

namespace Tocsin.Declared.Values;

/// <summary>Terraform's automatic conversions: to what a function's parameter, a variable's <c>type</c> or a list's element type asks for.</summary>
public static class Conversion
{
    /// <summary>The value as that type. Null stays null and unknown stays unknown, whatever the type.</summary>
    public static Attempt Convert(Value value, TerraformType type) => Convert(value, type, 0);

    private static Attempt Convert(Value value, TerraformType type, int depth) => (value, type) switch
    {
        _ when depth > Limits.MaximumDepth => Attempt.Fail($"nested deeper than {Limits.MaximumDepth}"),
        (_, TerraformType.Anything) or (Value.Null or Value.Unknown, _) => value,
        (_, TerraformType.Primitive primitive) => PrimitiveConversion.Convert(value, primitive),
        _ => Attempt.Fail("not yet"),
    };
}
