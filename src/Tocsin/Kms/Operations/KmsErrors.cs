using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>Answers that several operations share. Unverified: the texts.</summary>
internal static class KmsErrors
{
    private const string AliasPrefix = "alias/";

    /// <summary>The key that a request names, or why there is none. One that is to be deleted is there until its day.</summary>
    public static Result<Key> Key(KmsState state, string? name, string member, Call call) =>
        state.Find(name ?? "", call.Scope) is { } key && !(key.DeletionDate <= call.Now) ? key : NoKey(name ?? "", member, call);

    /// <summary>The same where what is asked cannot be done to one that is to be deleted.</summary>
    public static Result<Key> KeyInUse(KmsState state, string? name, string member, Call call)
    {
        var found = Key(state, name, member, call);
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
