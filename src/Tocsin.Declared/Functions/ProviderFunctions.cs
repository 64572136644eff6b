using Tocsin.Aws;
using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using static Tocsin.Declared.Functions.Calls.Parameter;

namespace Tocsin.Declared.Functions;

/// <summary>
/// Functions of providers: those of hashicorp/aws 5.100.0 are computed, those of any other provider are not known offline.
/// </summary>
/// <remarks>https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/functions/arn_parse</remarks>
internal static class ProviderFunctions
{
    public const string Prefix = "provider::";

    public static IReadOnlyList<Function> All { get; } =
    [
        new($"{Prefix}aws::arn_parse", [Str("arn")], Parse),
        new(
            $"{Prefix}aws::arn_build", [Str("partition"), Str("service"), Str("region"), Str("account_id"), Str("resource")],
            a => Value.Of($"arn:{a.Text(0)}:{a.Text(1)}:{a.Text(2)}:{a.Text(3)}:{a.Text(4)}")),
        new($"{Prefix}aws::trim_iam_role_path", [Str("arn")], TrimRolePath),
    ];

    private static Attempt Parse(Arguments a) => Arn.TryParse(a.Text(0), out var arn)
        ? new Value.Object(Entries.Of(
            ("partition", Value.Of(arn.Partition)), ("service", Value.Of(arn.Service)), ("region", Value.Of(arn.Region)),
            ("account_id", Value.Of(arn.Account)),
            ("resource", Value.Of(arn.Resource))))
        : Attempt.Fail("arn parsing failed: it is no ARN", 0);

    /// <summary><c>role/with/path/name</c> becomes <c>role/name</c>, which is what some of AWS's own configuration wants.</summary>
    private static Attempt TrimRolePath(Arguments a)
    {
        string text = a.Text(0);
        if (!Arn.TryParse(text, out var arn))
        {
            return Attempt.Fail("arn parsing failed: it is no ARN", 0);
        }
        return arn.Service != "iam" || !arn.Resource.StartsWith("role/", StringComparison.Ordinal)
            ? Attempt.Fail("the ARN is not that of a role", 0)
            : Value.Of($"{text[..^arn.Resource.Length]}role/{arn.Name}");
    }
}
