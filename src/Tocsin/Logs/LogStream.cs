using Tocsin.Aws;

namespace Tocsin.Logs;

/// <param name="Group">The ARN of the group, without <c>:*</c>.</param>
public sealed record LogStream(Arn Arn, Arn Group, string Name) : Resource(Arn), IShape<LogStream>
{
    public DateTimeOffset? CreationTime { get; init; }

    public override Arn? Owner => Group;

    public static LogStream Of(Arn group, string name, DateTimeOffset made) =>
        new(group with { Resource = LogsNames.StreamIn(group.Resource, name) }, group, name) { CreationTime = made };

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Arn("group", Group);
        to.Text("name", Name);
        to.Timestamp("creationTime", CreationTime);
    }

    public static LogStream Read(FieldReader from) => new(from.Arn("arn"), from.Arn("group"), from.Text("name") ?? "")
    {
        CreationTime = from.Timestamp("creationTime"),
    };
}
