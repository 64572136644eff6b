using Tocsin.Aws;

namespace Tocsin.Flow;

/// <param name="Scope">Chatbot logs to us-east-1 whatever region it serves.</param>
public sealed record LogLine(Scope Scope, string Group, DateTimeOffset Time, string Message) : IShape<LogLine>
{
    public void Write(FieldWriter to)
    {
        to.Text("account", Scope.Account);
        to.Text("region", Scope.Region);
        to.Text("group", Group);
        to.Timestamp("time", Time);
        to.Text("message", Message);
    }

    public static LogLine Read(FieldReader from) => new(
        new Scope(from.Text("account") ?? "", from.Text("region") ?? ""), from.Text("group") ?? "", from.Timestamp("time") ?? default,
        from.Text("message") ?? "");

    public string Region => Scope.Region;
}
