using Tocsin.Aws;
using Tocsin.Kms.Shapes;
using Tocsin.Policies;

namespace Tocsin.Kms.Operations;

/// <summary>Answers that several operations share. Unverified: the texts.</summary>
internal static class KmsErrors
{
    private const string AliasPrefix = "alias/";

    /// <summary>What a key's policy may give to another account, of what is done here.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
    /// </remarks>
    private static readonly string[] OfOthers = ["DescribeKey", "GetKeyRotationStatus"];

    /// <summary>
    /// The key that a request names, or why there is none for who calls. One that is to be deleted is there until its day.
    /// </summary>
    /// <param name="action">What is to be done to it, without its service: <c>DescribeKey</c>.</param>
    public static Result<Key> Key(string action, KmsState state, string? name, string member, Call call)
    {
        if (state.Find(name ?? "", call.Scope) is not { } key || key.DeletionDate <= call.Now)
        {
            return NoKey(name ?? "", member, call);
        }
        if (call.Owns(key.Arn)
            || (OfOthers.Contains(action) && CallerAccess.Refusal(call, $"kms:{action}", key.Arn, key.Policy) is null))
        {
            return key;
        }
        return new AwsError(
            "AccessDeniedException",
            CallerAccess.Told(
                call, $"kms:{action}", key.Arn.ToString(), $"because no resource-based policy allows the kms:{action} action"),
            Member: member);
    }

    /// <summary>The same where what is asked cannot be done to one that is to be deleted.</summary>
    public static Result<Key> KeyInUse(string action, KmsState state, string? name, string member, Call call)
    {
        var found = Key(action, state, name, member, call);
        return found.Error is null && found.Value.DeletionDate is not null
            ? Errors.KMSInvalidStateException.With($"{found.Value.Arn} is pending deletion.", member) : found;
    }

    public static Result<Alias> Alias(KmsState state, string name, Call call) =>
        state.FindAlias(call.Arn("kms", name)) is { } alias ? alias : NoKey(name, "AliasName", call);

    private static AwsError NoKey(string name, string member, Call call)
    {
        string arn = Arn.TryParse(name, out _) ? name
            : call.Arn("kms", name.StartsWith(AliasPrefix, StringComparison.Ordinal) ? name : $"key/{name}").ToString();
        string text = arn.Contains($":{AliasPrefix}", StringComparison.Ordinal)
            ? $"Alias {arn} is not found." : $"Key '{arn}' does not exist";
        return Errors.NotFoundException.With(text, member, cause: new Cause.Missing());
    }
}
