using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>Findings of messages that arrive and do not say what they should.</summary>
public static class MessageFault
{
    /// <summary>
    /// The reason that a finding of severity error stands for on a route that arrives; null when the route is none the worse for it.
    /// </summary>
    public static Reason? ReasonOf(Finding finding) => finding.Severity == Severity.Error ? CauseOf(finding) : null;

    /// <summary>The reason it stands for if something turns out to be missing from the message.</summary>
    public static Reason? CauseOf(Finding finding) => finding.Code switch
    {
        FindingCode.BareCard => Reasons.BareCard,
        FindingCode.MissingFacts => Reasons.MissingFacts,
        FindingCode.BlankValue => Reasons.TransformerBlankValue,
        FindingCode.NotSubstituted or FindingCode.EscapedPlaceholder => Reasons.TransformerNotSubstituted,
        _ => null,
    };
}
