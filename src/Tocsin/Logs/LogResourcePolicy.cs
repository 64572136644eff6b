using Tocsin.Aws;

namespace Tocsin.Logs;

/// <summary>What lets services write to the log groups of an account and region.</summary>
/// <param name="Arn">Ours: AWS gives it none.</param>
/// <param name="Document">The text, as it was sent.</param>
public sealed record LogResourcePolicy(Arn Arn, string Name, string Document) : Resource(Arn), IShape<LogResourcePolicy>
{
    public DateTimeOffset? LastUpdated { get; init; }

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Text("document", Document);
        to.Timestamp("lastUpdated", LastUpdated);
    }

    public static LogResourcePolicy Read(FieldReader from) => new(from.Arn("arn"), from.Text("name") ?? "", from.Text("document") ?? "")
    {
        LastUpdated = from.Timestamp("lastUpdated"),
    };
}
