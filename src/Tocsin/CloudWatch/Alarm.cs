using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.CloudWatch;

/// <summary>An alarm on a metric, or on other alarms. Nobody evaluates it: its state is what somebody set.</summary>
/// <param name="Arn">Its resource is <c>alarm:NAME</c>, of either kind.</param>
public sealed record Alarm(Arn Arn, string Name) : Resource(Arn), IShape<Alarm>
{
    /// <summary>As it was put, without its tags; null where it is a composite one.</summary>
    public PutMetricAlarmRequest? Metric { get; init; }

    /// <summary>As it was put, without its tags; null where it is on a metric.</summary>
    public PutCompositeAlarmRequest? Composite { get; init; }

    public bool ActionsEnabled { get; init; } = true;

    public AlarmState State { get; init; } = new("INSUFFICIENT_DATA", "Unchecked: Initial alarm creation");

    public DateTimeOffset? Updated { get; init; }

    public ValueList<Tag> Tags { get; init; }

    /// <summary>What was done with it, the newest last.</summary>
    public ValueList<AlarmHistoryItem> History { get; init; }

    /// <summary>As CloudWatch calls its kind.</summary>
    public string Type => Composite is null ? "MetricAlarm" : "CompositeAlarm";

    /// <summary>The same, with one more thing that was done with it.</summary>
    /// <param name="type">ConfigurationUpdate or StateUpdate.</param>
    public Alarm Noted(string type, string summary, JsonValue.Object data, DateTimeOffset at) => this with
    {
        History = History.Add(new AlarmHistoryItem
        {
            AlarmName = Name, AlarmType = Type, Timestamp = at, HistoryItemType = type, HistorySummary = summary,
            HistoryData = JsonWriter.Write(data),
        }).TakeLast(Limits.History).ToValueList(),
    };

    /// <summary>The same, put or put again.</summary>
    // Unverified: the texts, and what else AWS tells in the data.
    public Alarm NotedPut(bool isNew, DateTimeOffset at) => Noted(
        "ConfigurationUpdate", $"Alarm \"{Name}\" {(isNew ? "created" : "updated")}",
        new JsonValue.Object(
        [
            new("type", new JsonValue.String(isNew ? "Create" : "Update")), new("version", new JsonValue.String("1.0")),
        ]),
        at);

    public IEnumerable<string> Actions => Metric is { } metric
        ? Of(metric.AlarmActions, metric.OKActions, metric.InsufficientDataActions)
        : Of(Composite?.AlarmActions, Composite?.OKActions, Composite?.InsufficientDataActions);

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Shape("metric", Metric);
        to.Shape("composite", Composite);
        to.Boolean("actionsEnabled", ActionsEnabled);
        to.Shape("state", State);
        to.Timestamp("updated", Updated);
        to.List("tags", Tags.UnlessEmpty);
        to.List("history", History.UnlessEmpty);
    }

    public static Alarm Read(FieldReader from)
    {
        var alarm = new Alarm(from.Arn("arn"), from.Text("name") ?? "");
        return alarm with
        {
            Metric = from.Shape<PutMetricAlarmRequest>("metric"),
            Composite = from.Shape<PutCompositeAlarmRequest>("composite"),
            ActionsEnabled = from.Boolean("actionsEnabled") ?? true,
            State = from.Shape<AlarmState>("state") ?? alarm.State,
            Updated = from.Timestamp("updated"),
            Tags = from.List<Tag>("tags").GetValueOrDefault(),
            History = from.List<AlarmHistoryItem>("history").GetValueOrDefault(),
        };
    }

    private static IEnumerable<string> Of(params ValueList<string>?[] actions) => actions.SelectMany(a => a.GetValueOrDefault());
}
