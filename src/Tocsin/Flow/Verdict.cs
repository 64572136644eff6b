using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>What one hop decides about one message on one way.</summary>
public abstract record Verdict : IShape<Verdict>
{
    private Verdict()
    {
    }

    internal static Kinds<Verdict> Kinds { get; } = new Kinds<Verdict>("verdict")
        .Case("Passed", new Passed())
        .Case("Arrived", new Arrived())
        .Case("Stopped", from => new Stopped(new Reason(from.Text("reason") ?? "")), (to, v) => to.Text("reason", v.Reason.Code))
        .Case(
            "Deferred",
            from => new Deferred(from.Timestamp("until") ?? default, new Reason(from.Text("reason") ?? "")),
            (to, v) =>
            {
                to.Timestamp("until", v.Until);
                to.Text("reason", v.Reason.Code);
            })
        .Case("Undetermined", from => new Undetermined(from.Text("unknown") ?? ""), (to, v) => to.Text("unknown", v.Unknown));

    /// <summary>It goes on to the next hop.</summary>
    public sealed record Passed : Verdict;

    /// <summary>It is where it was meant to be, or has left the pipeline for good (an e-mail).</summary>
    public sealed record Arrived : Verdict;

    public sealed record Stopped(Reason Reason) : Verdict;

    /// <summary>It is tried again later.</summary>
    public sealed record Deferred(DateTimeOffset Until, Reason Reason) : Verdict;

    /// <param name="Unknown">What would have to be known: the address or name of it.</param>
    public sealed record Undetermined(string Unknown) : Verdict;

    /// <summary>The reason of a stop or a deferral, <see cref="Reasons.Undetermined"/> for what is not known, else null.</summary>
    public Reason? Why => this switch
    {
        Stopped s => s.Reason,
        Deferred d => d.Reason,
        Undetermined => Reasons.Undetermined,
        _ => null,
    };

    public void Write(FieldWriter to) => Kinds.Write(to, this);

    public static Verdict Read(FieldReader from) => Kinds.Read(from)!;
}
