using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Chatbot.Cards;

/// <summary>The plain form: an object's own texts, numbers and truth values, one a line.</summary>
internal static class DetailFields
{
    public static ValueList<string> Of(JsonValue? detail) =>
        detail is JsonValue.Object o
            ? o.Members.Where(m => m.Value is JsonValue.String or JsonValue.Number or JsonValue.Boolean)
                .Take(Limits.CardItems).SelectMany(m => Card.Field(m.Name, Show(m.Value))).ToValueList()
            : [];

    public static string Show(JsonValue value) => value.AsText() ?? JsonWriter.Write(value);
}
