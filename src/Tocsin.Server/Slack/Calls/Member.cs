using System.Globalization;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Calls;

/// <summary>Members of the objects that are answered.</summary>
internal static class Member
{
    public static JsonMember Of(string name, string value) => new(name, new JsonValue.String(value));

    public static JsonMember Of(string name, bool value) => new(name, new JsonValue.Boolean(value));

    public static JsonMember Of(string name, long value) => new(name, new JsonValue.Number(value.ToString(CultureInfo.InvariantCulture)));

    public static JsonMember Of(string name, JsonValue value) => new(name, value);

    public static JsonMember Of(string name, params ReadOnlySpan<JsonMember> members) => new(name, Object(members));

    public static JsonValue.Object Object(params ReadOnlySpan<JsonMember> members) => new(ValueList.Create(members));

    public static JsonValue.Array Texts(IEnumerable<string> texts) =>
        new(texts.Select(t => (JsonValue)new JsonValue.String(t)).ToValueList());
}
