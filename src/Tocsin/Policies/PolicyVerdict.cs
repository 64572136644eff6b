using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>What a policy says to a request.</summary>
public abstract record PolicyVerdict
{
    private PolicyVerdict()
    {
    }

    public sealed record Allowed(Statement By) : PolicyVerdict;

    /// <summary>A Deny statement matches.</summary>
    public sealed record DeniedExplicitly(Statement By) : PolicyVerdict
    {
        /// <summary>What to write there: of conditions, which all hold where the statement matches.</summary>
        public string Narrower => By.Conditions.Count == 0 ? "a narrower Deny statement, or none"
            : $"a narrower condition than {string.Join(" and ", By.Conditions.Select(c => c.Written))}, which this request meets, "
                + "or no Deny";
    }

    /// <summary>No Allow statement matches.</summary>
    /// <param name="Statements">Each Allow statement and what of it does not match, in order.</param>
    public sealed record DeniedImplicitly(ValueList<StatementMismatch> Statements) : PolicyVerdict
    {
        /// <summary>
        /// The Allow statement with the fewest parts that do not match, of several the one that speaks of the requester's kind; null when
        /// there is none.
        /// </summary>
        public StatementMismatch? Closest => Statements.MinBy(s => (s.Parts.Count, s.IsOfItsKind ? 0 : 1));
    }

    /// <param name="Unknown">What would have to be known.</param>
    public sealed record Undetermined(string Unknown) : PolicyVerdict;
}

/// <param name="Parts">At least one.</param>
/// <param name="IsOfItsKind">It names a principal of the requester's kind: of services, if a service asks.</param>
public sealed record StatementMismatch(Statement Statement, ValueList<PartMismatch> Parts, bool IsOfItsKind = false);

/// <summary>A part of a statement that keeps it from matching.</summary>
/// <param name="Pointer">A JSON Pointer into the policy: <c>/Statement/0/Condition/StringEquals/aws:SourceAccount</c>.</param>
/// <param name="Message">What it wants and what the request has.</param>
/// <param name="Write">What to write there instead, as JSON, when that can be said.</param>
/// <param name="Condition">The condition at fault, when it is one.</param>
public sealed record PartMismatch(string Pointer, string Message, string? Write, Condition? Condition = null);
