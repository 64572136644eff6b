using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>A rule that did not match, and why: no route, but the answer to "why is it quiet?".</summary>
/// <param name="Where">The part of the rule that decided, as narrow as it can be said.</param>
public abstract record Miss(Place Where)
{
    /// <summary>In few words: <c>detail.eventName does not match</c>.</summary>
    public abstract string Brief { get; }

    /// <summary>The same with what is there and what was wanted.</summary>
    public abstract string Detail { get; }

    /// <summary>Each field of the pattern, where it is the pattern that decided.</summary>
    public virtual ValueList<FieldVerdict> Fields => [];

    /// <summary>The pattern asks for what the event does not have.</summary>
    /// <param name="Each">The fields of the alternative that comes closest.</param>
    /// <param name="Otherwise">Why, where each of these fields matches.</param>
    public sealed record Pattern(Place Where, ValueList<FieldVerdict> Each, string Otherwise) : Miss(Where)
    {
        public override string Brief => First is { } first ? $"{first.Path} does not match" : Otherwise;

        public override string Detail =>
            First is { } first
                ? $"{Brief}: the rule wants {Choice(first.Wanted)}, the event has {first.Found ?? "no such field"}" : Otherwise;

        public override ValueList<FieldVerdict> Fields => Each;

        private FieldVerdict? First => Each.FirstOrDefault(f => !f.Matches);

        /// <summary>The match values of a field as people say them: <c>"A" or "B"</c>.</summary>
        private static string Choice(string wanted) =>
            JsonParser.Parse(wanted) is JsonValue.Array { Items: var items } ? string.Join(" or ", items.Select(JsonWriter.Write)) : wanted;
    }

    /// <summary>The rule waits on another bus than the event arrives at.</summary>
    public sealed record OtherBus(Place Where, string Bus, string Arrival) : Miss(Where)
    {
        public override string Brief => "waits on another bus";

        public override string Detail => $"{Brief}: {Bus}, and the event arrives at {Arrival}";
    }

    /// <summary>The rule has a schedule and no pattern.</summary>
    public sealed record OnSchedule(Place Where) : Miss(Where)
    {
        public override string Brief => "has a schedule and no event pattern";

        public override string Detail => $"{Brief}, so it takes up no event";
    }

    public sealed record OtherRegion(Place Where, string Region, string Arrival) : Miss(Where)
    {
        public override string Brief => "waits in another region";

        public override string Detail => $"{Brief}: {Region}, and the event arrives in {Arrival}";
    }
}

/// <summary>One field of a pattern against one event.</summary>
/// <param name="Path">Dotted: <c>detail.eventName</c>.</param>
/// <param name="Wanted">What the pattern asks, as it is written there.</param>
/// <param name="Found">What the event has, as JSON, or null when it has no such field.</param>
public sealed record FieldVerdict(string Path, string Wanted, string? Found, bool Matches);
