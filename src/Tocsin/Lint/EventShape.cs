using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>The events of one source and detail-type, as AWS documents them: a sample, and what is known of its fields.</summary>
/// <param name="resource">The resource of the sample, REGION and ACCOUNT in place of the two.</param>
/// <param name="detail">The detail of the sample as JSON, likewise. A field that is not in it does not exist, unless the shape is
/// open.</param>
/// <remarks>Immutable; safe for any number of readers. There is one object for each shape.</remarks>
public sealed class EventShape(string source, string detailType, string resource, string detail)
{
    private JsonValue? anySample;

    public string Source => source;

    public string DetailType => detailType;

    /// <summary>Fields whose values are documented; values that come together stand in one table.</summary>
    public ValueList<ValueTable> Tables { get; init; }

    /// <summary>Fields that are not in every such event.</summary>
    public ValueList<string> Optional { get; init; }

    /// <summary>What the ARN in a field is of: a path, and how the resource part of the ARN begins.</summary>
    public ValueList<(string Path, string Kind)> Arns { get; init; }

    /// <summary>The detail may hold more than the table says.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Names that an open detail does not hold all the same: those of other events, taken for this one's.</summary>
    public ValueList<string> Absent { get; init; }

    /// <summary>Values that none of its fields has, though there may be others yet: those of other events.</summary>
    public ValueList<string> AbsentValues { get; init; }

    /// <summary>Its fields are not known, only that there are such events: none is made of it.</summary>
    public bool IsBare => resource.Length == 0;

    /// <summary>Events may have a field there that the sample does not have.</summary>
    public bool MayHold(string path) =>
        path == "replay-name" || (IsOpen && path.StartsWith("detail.", StringComparison.Ordinal) && !Absent.Contains(path[7..]));

    /// <summary>One such event, of no account in particular.</summary>
    public JsonValue AnySample => anySample ??= Sample("us-east-1", "111122223333");

    /// <summary>One such event.</summary>
    public JsonValue Sample(string region, string account)
    {
        var envelope = new JsonValue.Object(
        [
            Text("version", "0"), Text(
                "id", "c0ffee00-0000-4000-8000-000000000000"), Text("detail-type", DetailType), Text("source", Source),
                Text("account", account),
            Text("time", "2026-11-23T01:02:03Z"), Text("region", region), new JsonMember(
                "resources", new JsonValue.Array([new JsonValue.String(Filled(resource))])),
            new JsonMember("detail", JsonParser.Parse(Filled(detail))!),
        ]);
        return envelope;

        string Filled(string text) =>
            text.Replace("REGION", region, StringComparison.Ordinal).Replace("ACCOUNT", account, StringComparison.Ordinal);
    }

    private static JsonMember Text(string name, string value) => new(name, new JsonValue.String(value));
}

/// <summary>Fields and the values they have together: in each row one for each path.</summary>
public sealed record ValueTable(ValueList<string> Paths, ValueList<ValueList<string>> Rows)
{
    public static ValueTable Of(string path, params string[] values) =>
        new([path], values.Select(v => (ValueList<string>)[v]).ToValueList());

    public int ColumnOf(string path) => Paths.AsSpan().IndexOf(path);

    public IEnumerable<string> ValuesOf(string path) => ColumnOf(path) is >= 0 and var column ? Rows.Select(r => r[column]).Distinct() : [];
}
