using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>Which findings make a route fail though its message arrives: it says nothing, or not what it should.</summary>
public static class Failing
{
    /// <summary>The reason such a finding stands for; null when the route is none the worse for it.</summary>
    public static Reason? ReasonOf(Finding finding) => finding.Severity != Severity.Error ? null : finding.Code switch
    {
        FindingCode.BareCard => Reasons.BareCard,
        FindingCode.BlankValue => Reasons.TransformerBlankValue,
        FindingCode.NotSubstituted or FindingCode.EscapedPlaceholder => Reasons.TransformerNotSubstituted,
        _ => null,
    };
}
