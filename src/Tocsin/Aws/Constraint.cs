using System.Globalization;

namespace Tocsin.Aws;

/// <summary>The constraints of AWS's models in AWS's words.</summary>
/// <remarks>
/// Recorded on AWS 2024-05 to 2026-09 (EventBridge, Logs, IAM; the bracketed forms for lists and maps too:
/// https://github.com/hashicorp/terraform-provider-aws/issues/41023 shows one, with its "8 validation errors detected").
/// Unverified: the order of an enum's values, which differs between services; ours is the model's.
/// </remarks>
internal static class Constraint
{
    public const string NotNull = "Member must not be null";

    public static string LengthAtMost(int length) =>
        string.Create(CultureInfo.InvariantCulture, $"Member must have length less than or equal to {length}");

    public static string LengthAtLeast(int length) =>
        string.Create(CultureInfo.InvariantCulture, $"Member must have length greater than or equal to {length}");

    public static string AtMost(string value) => $"Member must have value less than or equal to {value}";

    public static string AtLeast(string value) => $"Member must have value greater than or equal to {value}";

    public static string Pattern(string pattern) => $"Member must satisfy regular expression pattern: {pattern}";

    public static string OneOf(IEnumerable<string> values) => $"Member must satisfy enum value set: [{string.Join(", ", values)}]";

    public static string Items(string constraints) => $"Member must satisfy constraint: [{constraints}]";

    public static string Keys(string constraints) => $"Map keys must satisfy constraint: [{constraints}]";

    public static string Values(string constraints) => $"Map value must satisfy constraint: [{constraints}]";
}
