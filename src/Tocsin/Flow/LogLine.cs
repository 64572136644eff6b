using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>A line for a log group; the group and the stream need not be there yet.</summary>
/// <param name="Scope">Chatbot logs to us-east-1 whatever region it serves.</param>
public sealed record LogLine(Scope Scope, string Group, DateTimeOffset Time, string Message) : IShape<LogLine>
{
    /// <summary>Empty in lines that were stored before streams were.</summary>
    public string Stream { get; init; } = "";

    /// <summary>When it was taken in; null is at <see cref="Time"/>.</summary>
    public DateTimeOffset? IngestionTime { get; init; }

    public string Region => Scope.Region;

    public Arn GroupArn => new(new Region(Scope.Region).Partition, "logs", Scope.Region, Scope.Account, $"log-group:{Group}");

    public void Write(FieldWriter to)
    {
        to.Text("account", Scope.Account);
        to.Text("region", Scope.Region);
        to.Text("group", Group);
        to.Text("stream", Stream);
        to.Timestamp("time", Time);
        to.Timestamp("ingestionTime", IngestionTime);
        to.Text("message", Message);
    }

    public static LogLine Read(FieldReader from) => new(
        new Scope(from.Text("account") ?? "", from.Text("region") ?? ""), from.Text("group") ?? "", from.Timestamp("time") ?? default,
        from.Text("message") ?? "")
    {
        Stream = from.Text("stream") ?? "",
        IngestionTime = from.Timestamp("ingestionTime"),
    };
}
