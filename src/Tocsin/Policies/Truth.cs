namespace Tocsin.Policies;

/// <summary>True, false, or not to be told because it hangs on something unknown (Kleene's three values).</summary>
internal readonly record struct Truth
{
    private Truth(bool value, string? unknown) => (IsTrue, Unknown) = (value, unknown);

    public static Truth True { get; } = new(true, null);

    public static Truth False { get; } = new(false, null);

    public bool IsTrue { get; }

    /// <summary>What it hangs on, or null when it is known.</summary>
    public string? Unknown { get; }

    public bool IsFalse => !IsTrue && Unknown is null;

    public static Truth Of(bool value) => value ? True : False;

    /// <summary>It hangs on the unknown values in one of the texts.</summary>
    public static Truth Maybe(params string[] texts) =>
        new(false, texts.SelectMany(Text.Unknown.NamesIn).FirstOrDefault() ?? "a value that is not known");

    public Truth Not() => Unknown is null ? Of(!IsTrue) : this;

    public static Truth All(IEnumerable<Truth> parts)
    {
        var sum = True;
        foreach (var part in parts)
        {
            if (part.IsFalse)
            {
                return False;
            }
            sum = sum.Unknown is null ? part : sum;
        }
        return sum;
    }

    public static Truth Any(IEnumerable<Truth> parts) => All(parts.Select(p => p.Not())).Not();
}
