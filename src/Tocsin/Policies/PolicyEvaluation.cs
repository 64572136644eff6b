using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>Asks one policy one question: an explicit Deny wins, then an Allow, else it is denied.</summary>
/// <remarks>
/// Three-valued: an unknown value decides only where both outcomes are still possible.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
/// </remarks>
public static class PolicyEvaluation
{
    public static PolicyVerdict Evaluate(PolicyDocument document, RequestContext context)
    {
        var all = document.Statements.Select(s => Judged.Of(s, StatementParts.Of(s, context, document.HasVariables))).ToList();
        var deny = all.Where(j => j.Statement.Effect == Effect.Deny).ToList();
        var allow = all.Where(j => j.Statement.Effect == Effect.Allow).ToList();
        if (deny.Find(j => j.Matches.IsTrue)?.Statement is { } denied)
        {
            return new PolicyVerdict.DeniedExplicitly(denied);
        }
        if (allow.TrueForAll(j => j.Matches.IsFalse))
        {
            return new PolicyVerdict.DeniedImplicitly(allow
                .Select(j => new StatementMismatch(
                    j.Statement, j.Parts.Where(p => !p.Matches.IsTrue).Select(p => p.Explain()).ToValueList(),
                    j.Statement.Principal is { } principal && principal.Entries.Any(e => e.Type == PrincipalMatch.KindOf(context))))
                        .ToValueList());
        }
        string? unknown = deny.Select(j => j.Matches.Unknown).FirstOrDefault(u => u is not null);
        if (unknown is null && allow.Find(j => j.Matches.IsTrue)?.Statement is { } allowed)
        {
            return new PolicyVerdict.Allowed(allowed);
        }
        return new PolicyVerdict.Undetermined(unknown ?? allow.First(j => j.Matches.Unknown is not null).Matches.Unknown!);
    }

    private sealed record Judged(Statement Statement, IReadOnlyList<StatementParts.Part> Parts, Truth Matches)
    {
        public static Judged Of(Statement statement, IReadOnlyList<StatementParts.Part> parts) =>
            new(statement, parts, Truth.All(parts.Select(p => p.Matches)));
    }
}
