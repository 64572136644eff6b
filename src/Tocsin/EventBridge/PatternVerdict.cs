using Tocsin.Flow;

namespace Tocsin.EventBridge;

/// <summary>What a rule's pattern says to an event.</summary>
internal abstract record PatternVerdict
{
    private PatternVerdict()
    {
    }

    public sealed record Matches : PatternVerdict
    {
        public static Matches Instance { get; } = new();
    }

    public sealed record Differs(Miss Miss) : PatternVerdict;

    /// <param name="Name">What is not known offline and decides.</param>
    /// <param name="Pointer">The field that asks for it; empty where that is not known either.</param>
    public sealed record Undecided(string Name, string Pointer = "") : PatternVerdict;
}
