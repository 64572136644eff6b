using System.Text;
using Tocsin.Declared.Values;
using Tocsin.Json;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// Values as JSON text, as CloudFormation sends an object where AWS's API wants a text. It escapes nothing that JSON does not ask for.
/// </summary>
internal static class TemplateJson
{
    /// <summary>The text of a value, which keeps what it was made of.</summary>
    public static Value Encode(Value value, TextBudget budget) => budget.Spend(value.Weight * 16)
        ? new Value.String(Write(new StringBuilder(), value).ToString()) { Encoded = value, Origin = value.Origin }
        : new Value.Unknown(["a text that is too long"]) { Origin = value.Origin };

    private static StringBuilder Write(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Value.Boolean flag:
                return text.Append(flag.IsTrue ? "true" : "false");
            case Value.Number number:
                return text.Append(number.Amount);
            case Value.String s:
                return text.Append(JsonWriter.Quote(s.Text));
            case Value.Unknown unknown:
                return text.Append(JsonWriter.Quote(unknown.Mark));
            case { Members: { } members }:
                text.Append('{');
                for (int i = 0; i < members.Count; i++)
                {
                    Write(text.Append(i == 0 ? "" : ",").Append(JsonWriter.Quote(members[i].Key)).Append(':'), members[i].Value);
                }
                return text.Append('}');
            case { Elements: { } items }:
                text.Append('[');
                for (int i = 0; i < items.Count; i++)
                {
                    Write(text.Append(i == 0 ? "" : ","), items[i]);
                }
                return text.Append(']');
            default:
                return text.Append("null");
        }
    }
}
