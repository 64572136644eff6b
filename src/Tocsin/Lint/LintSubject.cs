using Tocsin.Chatbot;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Json;
using Tocsin.Patterns;
using Tocsin.Policies;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What is looked at, with what several rules want to know of it made once.</summary>
public sealed class LintSubject
{
    private readonly Lazy<ValueList<Probe>> probes;

    public LintSubject(Estate estate, ChatbotProfile profile, Circumstances? around = null)
    {
        (Estate, Profile, Around) = (estate, profile, around);
        probes = new Lazy<ValueList<Probe>>(() => Probe.Of(this).ToValueList());
        Patterns =
        [
            .. estate.Events.Rules.Where(r => r.EventPattern is not null)
                .Select(
                    r => EventPattern.Parse(r.EventPattern!).Match<RulePattern?>(p => new RulePattern(r, p), _ => null))
                        .OfType<RulePattern>(),
        ];
    }

    public Estate Estate { get; }

    public ChatbotProfile Profile { get; }

    /// <summary>What the policies are asked with; null is nothing known.</summary>
    public Circumstances? Around { get; }

    /// <summary>The rules whose pattern can be read; by ARN.</summary>
    internal ValueList<RulePattern> Patterns { get; }

    internal ValueList<Probe> Probes => probes.Value;
}

/// <summary>A rule and its pattern, held against every shape that its source could mean.</summary>
internal sealed class RulePattern(Rule rule, EventPattern pattern)
{
    private readonly Lazy<ValueList<PatternFit>> fits = new(() =>
        (from alternative in pattern.Alternatives
         from shape in EventShapes.All
         where PatternWords.MayMean(alternative, shape)
         select PatternFit.Of(alternative, shape)).ToValueList());

    public Rule Rule => rule;

    public EventPattern Pattern => pattern;

    public ValueList<PatternFit> Fits => fits.Value;

    public bool Matches(JsonValue @event) => EventBytes.TryCreate(JsonWriter.Write(@event), out var bytes, out _) && pattern.Matches(bytes);

    public IEnumerable<PatternFit> Alive => Fits.Where(f => f.CanMatch);
}
