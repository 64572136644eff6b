using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Iam;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>A rule made ready for events: its pattern compiled, its targets' inputs read.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class BusRule
{
    private readonly Lazy<EventPattern?> pattern;
    private readonly Lazy<TargetInvocation[]> targets;
    private readonly bool patternHoldsUnknown;

    /// <param name="number">No other rule of the bus has it, or ever had.</param>
    public BusRule(Rule rule, int number)
        : this(rule, number, Read(rule.EventPattern))
    {
    }

    private BusRule(Rule rule, int number, Lazy<EventPattern?> pattern)
    {
        Rule = rule;
        Number = number;
        this.pattern = pattern;
        patternHoldsUnknown = Unknown.In(rule.EventPattern);
        targets = new(() => [.. rule.Targets.Select(t => new TargetInvocation(rule, t, TargetInput.Of(t)))]);
    }

    public Rule Rule { get; }

    public int Number { get; }

    /// <summary>The pattern, when all of it is known.</summary>
    public EventPattern? Known => patternHoldsUnknown ? null : pattern.Value;

    /// <summary>Of which a bus has only so many.</summary>
    public bool HasWildcard =>
        Rule.EventPattern!.Contains("wildcard", StringComparison.Ordinal) && Known is { Complexity: > 0 };

    /// <summary>The rule as it is now; a pattern that stays the same is not read again.</summary>
    public BusRule With(Rule rule) =>
        rule.EventPattern == Rule.EventPattern ? new BusRule(rule, Number, pattern) : new BusRule(rule, Number);

    public PatternVerdict Judge(EventBytes @event, bool eventHoldsUnknown)
    {
        if (pattern.Value is not { } known)
        {
            return new PatternVerdict.Undecided(Unknown.NamesIn(Rule.EventPattern!).FirstOrDefault() ?? Rule.Name);
        }
        return !patternHoldsUnknown && !eventHoldsUnknown && known.Matches(@event)
            ? PatternVerdict.Matches.Instance
            : Explained(known.Explain(@event));
    }

    /// <summary>The branches of an event that matches: one for each target.</summary>
    public IEnumerable<Branch> Invoke(Envelope envelope, EventView view, IamState iam, DateTimeOffset now)
    {
        if (Unknown.In(Rule.State))
        {
            return [Undetermined(Unknown.NamesIn(Rule.State)[0], "State")];
        }
        if (Rule.State == Rule.Disabled)
        {
            return [Stopped(
                Reasons.RuleDisabled, "State", "matches, and is disabled", FindingCode.RuleDisabled,
                "The rule is disabled: events that match it go nowhere, without a trace.", new Suggestion.EnabledRule())];
        }
        return targets.Value.Length == 0
            ? [Stopped(
                Reasons.NoTarget, "", "matches, and has no target", FindingCode.NoTarget,
                "The rule has no target: AWS counts the match and does "
                    + "nothing.", $"a target for the rule {Rule.Name} whose ARN is the topic's")]
            : targets.Value.Select(t => t.Invoke(envelope, view, iam, now));
    }

    public Branch Undetermined(string name, string attribute, string pointer = "")
    {
        var where = new Place(Rule.Arn.ToString(), attribute, pointer);
        return new([new Step(Stage.Rule, where, new Verdict.Undetermined(name), $"depends on {name}")]);
    }

    private Branch Stopped(Reason reason, string attribute, string detail, string code, string message, Suggestion write)
    {
        var place = new Place(Rule.Arn.ToString(), attribute);
        return new Branch(
            [new Step(Stage.Rule, place, new Verdict.Stopped(reason), detail, [new Note(code, Severity.Error, place, message, write)])]);
    }

    private PatternVerdict Explained(PatternExplanation explanation)
    {
        var decided = explanation.Fields.Where(f => !IsUndecided(f));
        var open = explanation.Fields.FirstOrDefault(IsUndecided);
        string? undecided = open is null ? null : NameIn(open);
        // Behind an $or, the branch that is told of need not be the one that an unknown value would decide.
        if (undecided is null && !explanation.Matches && patternHoldsUnknown && explanation.Branches.Count > 0)
        {
            undecided = Unknown.NamesIn(Rule.EventPattern!)[0];
        }
        if (undecided is not null && (explanation.Branches.Count > 0 || decided.All(f => f.Matches)))
        {
            return new PatternVerdict.Undecided(undecided, open?.Pointer ?? "");
        }
        return explanation.Matches ? PatternVerdict.Matches.Instance : new PatternVerdict.Differs(Miss(explanation));
    }

    // PutRule let it pass; what cannot be read has an unknown value where JSON needs another thing.
    private static Lazy<EventPattern?> Read(string? pattern) =>
        new(() => pattern is null ? null : EventPattern.Parse(pattern).Match<EventPattern?>(p => p, _ => null));

    private static bool IsUndecided(FieldExplanation field) => field.Matches
        ? Unknown.In(field.Wanted) && field.Wanted.Contains("anything-but", StringComparison.Ordinal)
        : Unknown.In(field.Wanted) || Unknown.In(field.Path) || Unknown.In(field.Found);

    private static string NameIn(FieldExplanation field) => Unknown.NamesIn($"{field.Wanted}{field.Path}{field.Found}")[0];

    /// <summary>Which events a rule is for its source and detail-type say, so these are told of first.</summary>
    private Miss.Pattern Miss(PatternExplanation explanation)
    {
        var fields = explanation.Fields.OrderBy(f => f.Path switch { "source" => 0, "detail-type" => 1, _ => 2 }).ToList();
        string pointer = fields.Find(f => !f.Matches)?.Pointer ?? explanation.Pointer;
        return new Miss.Pattern(
            new Place(Rule.Arn.ToString(), "EventPattern", pointer),
            fields.Select(f => new FieldVerdict(f.Path, f.Wanted, f.Found, f.Matches)).ToValueList(), explanation.Detail);
    }
}
