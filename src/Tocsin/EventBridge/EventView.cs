using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>An event as a target's input sees it: parsed once, its members in the order EventBridge sends them.</summary>
/// <remarks>Immutable; safe for any number of readers.</remarks>
internal sealed class EventView
{
    // Recorded on AWS 2026-09.
    private static readonly string[] Order = ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"];

    private readonly Lazy<string> compact;

    private EventView(JsonValue root)
    {
        Root = root;
        compact = new Lazy<string>(() => JsonWriter.Write(root));
    }

    public JsonValue Root { get; }

    /// <summary>The whole event, as a target without an input receives it.</summary>
    public string Compact => compact.Value;

    public static EventView Of(EventBytes bytes)
    {
        var read = (JsonValue.Object)JsonParser.Parse(bytes.ToString())!;
        // A stable sort: what EventBridge adds for itself (replay-name) stays behind the rest. Nearly every event is in order.
        return new EventView(IsInOrder(read.Members) ? read : new JsonValue.Object(read.Members.OrderBy(PlaceOf).ToValueList()));
    }

    private static bool IsInOrder(ValueList<JsonMember> members)
    {
        int last = 0;
        foreach (var member in members.AsSpan())
        {
            int place = PlaceOf(member);
            if (place < last)
            {
                return false;
            }
            last = place;
        }
        return true;
    }

    private static int PlaceOf(JsonMember member) => Array.IndexOf(Order, member.Name) is >= 0 and var at ? at : Order.Length;

    /// <summary>
    /// What <c>&lt;aws.events.event&gt;</c> stands for: an older shape, without the detail, its time in milliseconds (recorded on AWS
    /// 2026-09).
    /// </summary>
    public JsonValue Legacy()
    {
        var members = new List<JsonMember>();
        Add("id", "id");
        Add("account", "account");
        Add("detailType", "detail-type");
        if (DateTimeOffset.TryParse(Root.Member("time")?.AsText(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var time))
        {
            members.Add(new JsonMember("time", new JsonValue.Number(time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))));
        }
        Add("source", "source");
        Add("region", "region");
        Add("resources", "resources");
        Add("version", "version");
        return new JsonValue.Object(members.ToValueList());

        void Add(string name, string from)
        {
            if (Root.Member(from) is { } value)
            {
                members.Add(new JsonMember(name, value));
            }
        }
    }
}
