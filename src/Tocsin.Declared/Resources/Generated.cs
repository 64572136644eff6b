using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>
/// Names that the provider makes up when the declaration leaves them out; here they follow from the address, so that each run has the same.
/// </summary>
internal static class Generated
{
    /// <summary>The name as declared, or the declared prefix (or <c>terraform-</c>) and 26 digits, as the provider does.</summary>
    public static string Name(ResourceInstance instance, string suffix = "", string argument = "name") =>
        instance.Body.Text(argument) is { Length: > 0 } name
            ? name
            : $"{instance.Body.Text($"{argument}_prefix") ?? "terraform-"}{Number(instance, 26)}{suffix}";

    /// <summary>The first identifier that <see cref="Ids"/> gives.</summary>
    public static string Uuid(ResourceInstance instance) => Ids(instance).Uuid();

    /// <summary>The identifiers of an instance's own requests.</summary>
    public static Ids Ids(ResourceInstance instance) => new(StableHash.Of(instance.Address));

    private static string Number(ResourceInstance instance, int digits)
    {
        var ids = Ids(instance);
        return ids.Digits(digits / 2) + ids.Digits(digits - digits / 2);
    }
}
