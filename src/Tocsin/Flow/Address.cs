using Tocsin.Aws;

namespace Tocsin.Flow;

/// <summary>Where an envelope goes: parsed once, where it is made.</summary>
public abstract record Address : IShape<Address>
{
    private const string SlackPrefix = "slack:";
    private const string BusPrefix = "event-bus/";
    private const string MailPrefix = "mailto:";

    private Address(string text) => Text = text;

    internal static Kinds<Address> Kinds { get; } = new Kinds<Address>("address")
        .Case("Bus", from => from.OptionalArn("arn") is { } arn ? Of(arn) as Bus : null, (to, a) => to.Arn("arn", a.Arn))
        .Case("Topic", from => new Topic(from.Arn("arn")), (to, a) => to.Arn("arn", a.Arn))
        .Case("Channel", from => new Channel(from.Arn("arn")), (to, a) => to.Arn("arn", a.Arn))
        .Case("Queue", from => new Queue(from.Arn("arn")), (to, a) => to.Arn("arn", a.Arn))
        .Case("LogGroup", from => new LogGroup(from.Arn("arn")), (to, a) => to.Arn("arn", a.Arn))
        .Case("Function", from => new Function(from.Arn("arn")), (to, a) => to.Arn("arn", a.Arn))
        .Case(
            "Slack",
            from => new Slack(from.Text("team") ?? "", from.Text("channel") ?? ""),
            (to, a) =>
            {
                to.Text("team", a.Team);
                to.Text("channel", a.Id);
            })
        .Case("Http", from => new Http(from.Text("url") ?? ""), (to, a) => to.Text("url", a.Url))
        .Case("Mail", from => new Mail(from.Text("to") ?? ""), (to, a) => to.Text("to", a.To))
        .Case(
            "Elsewhere",
            from => new Elsewhere(from.Text("given") ?? "", from.OptionalArn("arn")),
            (to, a) =>
            {
                to.Text("given", a.Given);
                to.Arn("arn", a.Arn);
            });

    /// <summary>As it was given: an ARN, a URL, <c>mailto:ADDRESS</c>, or <c>slack:TEAM/CHANNEL</c>.</summary>
    public string Text { get; }

    /// <summary>The address that a text is. What leads out of what is modelled is <see cref="Elsewhere"/>.</summary>
    public static Address Of(string text) =>
        text.StartsWith(SlackPrefix, StringComparison.Ordinal) && text.Split('/', 2) is [var team, var channel]
            ? new Slack(team[SlackPrefix.Length..], channel)
        : text.StartsWith(MailPrefix, StringComparison.Ordinal) ? new Mail(text[MailPrefix.Length..])
        : text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal) ? new Http(text)
        : Arn.TryParse(text, out var arn) ? Of(arn)
        : new Elsewhere(text, null);

    public static Address Of(Arn arn) => arn switch
    {
        { Service: "events" } when arn.Resource.StartsWith(BusPrefix, StringComparison.Ordinal) => new Bus(arn),
        { Service: "sns" } => new Topic(arn),
        { Service: "chatbot" } => new Channel(arn),
        { Service: "sqs" } => new Queue(arn),
        { Service: "logs" } => new LogGroup(arn),
        { Service: "lambda" } => new Function(arn),
        _ => new Elsewhere(arn.ToString(), arn),
    };

    public sealed override string ToString() => Text;

    public void Write(FieldWriter to) => Kinds.Write(to, this);

    public static Address Read(FieldReader from) => Kinds.Read(from)!;

    public sealed record Bus(Arn Arn) : Address(Arn.ToString())
    {
        public Scope Scope { get; } = Scope.Of(Arn);

        public string Name { get; } = Arn.Resource[BusPrefix.Length..];
    }

    public sealed record Topic(Arn Arn) : Address(Arn.ToString());

    /// <param name="Arn">The channel configuration's.</param>
    public sealed record Channel(Arn Arn) : Address(Arn.ToString());

    public sealed record Queue(Arn Arn) : Address(Arn.ToString());

    public sealed record LogGroup(Arn Arn) : Address(Arn.ToString());

    public sealed record Function(Arn Arn) : Address(Arn.ToString());

    /// <param name="Team">The workspace's id.</param>
    /// <param name="Id">The channel's id.</param>
    public sealed record Slack(string Team, string Id) : Address($"{SlackPrefix}{Team}/{Id}");

    public sealed record Http(string Url) : Address(Url);

    /// <param name="To">The e-mail address.</param>
    public sealed record Mail(string To) : Address($"{MailPrefix}{To}");

    /// <summary>Anything else, or what is not known offline.</summary>
    /// <param name="Given">The text.</param>
    /// <param name="Arn">The same as an ARN, when it is one.</param>
    public sealed record Elsewhere(string Given, Arn? Arn) : Address(Given);
}
