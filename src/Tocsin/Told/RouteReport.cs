using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>One way from a rule to a channel, hop by hop.</summary>
/// <param name="Rule">The rule's name, or null for a publication.</param>
/// <param name="Acceptance">What was accepted of an accepted one, else null.</param>
public sealed record RouteReport(
    RouteOutcome Outcome, Reason? Reason, ValueList<HopReport> Hops, string? Rule, Acceptance? Acceptance = null);

public enum RouteOutcome
{
    Delivered,
    Stopped,
    Undetermined,

    /// <summary>It left the pipeline for somewhere that is not Slack, as it should: an e-mail address, a log group.</summary>
    Left,

    /// <summary>Where it leads is not known offline, which the user accepts.</summary>
    Accepted,
}

/// <param name="Address">The declared address, or the ARN where nothing was declared.</param>
/// <param name="Where">File, line and column, when a file declares it.</param>
/// <param name="Body">What the message looked like when it left the hop, when that changed: for the explanation.</param>
/// <param name="Channel">The channel in which it arrived, when it is there.</param>
public sealed record HopReport(
    Stage Stage, string Address, Verdict Verdict, string Detail, Span? Where, ValueList<Finding> Findings, string? Body = null,
    string? Channel = null)
{
    /// <summary>What a rule, a target or a topic is called in AWS, whatever it is declared as; empty of others.</summary>
    public string Name { get; init; } = "";
}

/// <param name="Rule">The rule's name.</param>
/// <param name="Why">Why it did not match.</param>
/// <param name="Detail">The same in the words of the declarations.</param>
public sealed record MissReport(string Address, string Rule, Miss Why, string Detail, Span? Where)
{
    public ValueList<FieldVerdict> Fields => Why.Fields;
}
