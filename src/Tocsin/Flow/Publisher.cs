using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>Who publishes, as policies see it.</summary>
public abstract record Publisher : IShape<Publisher>
{
    private Publisher()
    {
    }

    internal static Kinds<Publisher> Kinds { get; } = new Kinds<Publisher>("publisher")
        .Case(
            "Service",
            from => new Service(from.Text("principal") ?? "", from.Arn("sourceArn"), from.Text("sourceAccount") ?? ""),
            (to, p) =>
            {
                to.Text("principal", p.Principal);
                to.Arn("sourceArn", p.SourceArn);
                to.Text("sourceAccount", p.SourceAccount);
            })
        .Case("Caller", from => new Caller(from.Arn("principal")), (to, p) => to.Arn("principal", p.Principal))
        .Case(
            "Role",
            from => new Role(
                from.Arn("roleArn"), from.Text("assumedBy") ?? "", from.Arn("sourceArn"), from.Text("sourceAccount") ?? ""),
            (to, p) =>
            {
                to.Arn("roleArn", p.RoleArn);
                to.Text("assumedBy", p.AssumedBy);
                to.Arn("sourceArn", p.SourceArn);
                to.Text("sourceAccount", p.SourceAccount);
            });

    public void Write(FieldWriter to) => Kinds.Write(to, this);

    public static Publisher Read(FieldReader from) => Kinds.Read(from)!;

    /// <summary>A service acting for a resource: <c>events.amazonaws.com</c> for a rule. Only a resource policy can admit it.</summary>
    public sealed record Service(string Principal, Arn SourceArn, string SourceAccount) : Publisher;

    /// <summary>A person or program of the topic's own account with the right to publish, as <c>aws sns publish</c> is run.</summary>
    public sealed record Caller(Arn Principal) : Publisher;

    /// <summary>A service that assumed a role to publish; the role's own policies admit it.</summary>
    public sealed record Role(Arn RoleArn, string AssumedBy, Arn SourceArn, string SourceAccount) : Publisher;
}
