using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions.Collections;

/// <summary>
/// Conversions by name, and the marks of sensitive and ephemeral values, which are not tracked offline: nothing is printed that the
/// configuration does not say itself.
/// </summary>
internal static class TypeFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        To("tostring", TerraformType.String),
        To("tonumber", TerraformType.Number),
        To("tobool", TerraformType.Bool),
        To("tolist", new TerraformType.List(TerraformType.Any)),
        To("toset", new TerraformType.Set(TerraformType.Any)),
        To("tomap", new TerraformType.Map(TerraformType.Any)),
        new("sensitive", [Marked], a => a[0]),
        new("nonsensitive", [Marked], a => a[0]),
        new("issensitive", [Marked], _ => Value.Of(false)),
        new("ephemeralasnull", [Marked], a => a[0]),
        Gone("list", "tolist([ ... ])"),
        Gone("map", "tomap({ ... })"),
    ];

    private static Parameter Marked => new("value", TerraformType.Any, OnUnknown.Take, AllowsNull: true);

    private static Function To(string name, TerraformType type) =>
        new(name, [new Parameter("v", TerraformType.Any, OnUnknown.Pass, AllowsNull: true)],
            a => Conversion.ConvertOrNull(a[0], type) is { } converted
            ? converted
            : Attempt.Fail((type.FriendlyName, a[0]) switch
            {
                ("number", Value.String s) =>
                    $"cannot convert \"{s.Text}\" to number; given string must be a decimal representation of a number",
                ("bool", Value.String s) => $"cannot convert \"{s.Text}\" to bool; only the strings \"true\" or \"false\" are allowed",
                _ => $"cannot convert {TerraformType.Of(a[0]).FriendlyName} to {type.FriendlyName}",
            }, 0));

    private static Function Gone(string name, string instead) =>
        new(
            name, [],
            _ =>
                Attempt.Fail(
                    $"the \"{name}\" function was deprecated in Terraform v0.12 and is no longer available; use {instead} syntax to "
                        + $"write a literal {name}"),
            Any("vals"));
}
