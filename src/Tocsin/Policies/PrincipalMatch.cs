using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>Does a statement speak of the requester?</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</remarks>
internal static class PrincipalMatch
{
    public static Truth Of(PrincipalElement element, RequestContext context)
    {
        var any = Truth.Any(element.Entries.SelectMany(e => e.Values.Select(v => Matches(e.Type, v, context.Principal))));
        return element.Negated ? any.Not() : any;
    }

    /// <summary>Names the entry at fault: the one of the requester's kind, else the only one, else the element.</summary>
    public static PartMismatch Explain(PrincipalElement element, RequestContext context)
    {
        string kind = KindOf(context);
        var entry = element.Entries.FirstOrDefault(e => e.Type == kind) ?? (element.Entries.Count == 1 ? element.Entries[0] : null);
        string written = string.Join(", ", element.Entries.SelectMany(e => e.Values));
        return element.Negated
            ? new PartMismatch(element.Pointer, $"NotPrincipal excludes {context.Principal}", null)
            : new PartMismatch(
                entry?.Pointer ?? element.Pointer,
                $"the principal is {written}, the request comes from {context.Principal}",
                context.Principal is Requester.Anonymous ? null : $"\"Principal\": {{\"{kind}\": "
                    + $"{JsonWriter.Quote(context.Principal.ToString()!)}}}");
    }

    /// <summary>The type of the entries that could name the requester.</summary>
    public static string KindOf(RequestContext context) => context.Principal is Requester.Service ? "Service" : "AWS";

    private static Truth Matches(string type, string value, Requester requester) => (type, requester) switch
    {
        // The star is everyone: services and anonymous callers too.
        ("*", _) => Truth.True,
        ("AWS", _) when value == "*" => Truth.True,
        ("Service", Requester.Service service) => Glob.Match(value, service.Principal),
        ("AWS", Requester.Identity identity) =>
            Account(value) is { } account ? Glob.Match(account, identity.Arn.Account) : Glob.Match(value, identity.Arn.ToString()),
        ("AWS", _) when Unknown.In(value) => Truth.Maybe(value),
        _ => Truth.False,
    };

    /// <summary>The account that a bare account id or its root ARN stands for.</summary>
    private static string? Account(string value) =>
        Aws.AccountId.TryParse(value, out _)
            ? value
            : Aws.Arn.TryParse(value, out var arn) && arn is { Service: "iam", Resource: "root" }
            ? arn.Account
            : null;
}
