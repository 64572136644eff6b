using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Ecs;

/// <summary>What came of looking for a deployment to roll back to.</summary>
public abstract record RollbackVerdict : IShape<RollbackVerdict>
{
    private RollbackVerdict()
    {
    }

    internal static Kinds<RollbackVerdict> Kinds { get; } = new Kinds<RollbackVerdict>("rollback")
        .Case("To", from => new To(from.Text("deployment") ?? ""), (to, v) => to.Text("deployment", v.Deployment))
        .Case("Disabled", new Disabled())
        .Case("NoCandidate", new NoCandidate());

    public void Write(FieldWriter to) => Kinds.Write(to, this);

    public static RollbackVerdict Read(FieldReader from) => Kinds.Read(from)!;

    /// <summary>The same deployment, with its old id, becomes the primary one again.</summary>
    public sealed record To(string Deployment) : RollbackVerdict;

    /// <summary>The configuration asks for none: the deployment stays failed, and nothing more is started.</summary>
    public sealed record Disabled : RollbackVerdict;

    /// <summary>Nothing has completed yet: the deployment stalls.</summary>
    public sealed record NoCandidate : RollbackVerdict
    {
        public static Reason Reason => Reasons.NoRollbackCandidate;
    }
}
