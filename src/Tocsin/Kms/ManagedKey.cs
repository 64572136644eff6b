using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Kms;

/// <summary>A key of AWS's own, <c>alias/aws/sns</c>: in every account and region, without being made.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk. It is told of by its alias alone. Unverified: its
/// description, and that one which no service has used is there.
/// </remarks>
internal static class ManagedKey
{
    private const string Prefix = "alias/aws/";

    /// <summary>Null where the name is of no such key of the caller's account and region.</summary>
    public static KeyMetadata? Of(string? name, Call call)
    {
        string alias = Arn.TryParse(name, out var arn) && Scope.Of(arn) == call.Scope && arn.Service == "kms" ? arn.Resource : name ?? "";
        if (!alias.StartsWith(Prefix, StringComparison.Ordinal) || alias.Length == Prefix.Length)
        {
            return null;
        }
        string id = IdOf(call.Account.ToString(), call.Region, alias);
        var key = new Key(call.Arn("kms", $"key/{id}"), id, "")
        {
            Description = $"Default key that protects my {alias[Prefix.Length..]} data",
        };
        return key.Metadata with { KeyManager = "AWS" };
    }

    /// <summary>Whether an ARN is that of the key which an alias of AWS's names.</summary>
    public static bool Is(string name, string alias) => Arn.TryParse(name, out var arn) && arn.Service == "kms"
        && arn.Resource == $"key/{IdOf(arn.Account, arn.Region, alias)}";

    private static string IdOf(string account, string region, string alias) =>
        new Ids(StableHash.Of($"{account}/{region}/{alias}")).Uuid();
}
