using Tocsin.Aws;
using Tocsin.Kms.Shapes;

namespace Tocsin.Kms.Operations;

/// <summary>Answers that several operations share.</summary>
internal static class KmsErrors
{
    /// <summary>The key that a request names, or why there is none.</summary>
    // Unverified: the text.
    public static Result<Key> Key(KmsState state, string? name, string member, Call call) =>
        state.Find(name ?? "", call.Scope) is { } key
            ? key
            : Errors.NotFoundException.With($"Key '{name}' does not exist", member, cause: new Cause.Missing());
}
