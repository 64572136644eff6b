using Tocsin.Declared.Functions.Calls;
using Tocsin.Declared.Values;
using Tocsin.Json;
using Tocsin.Text;
using Limits = Tocsin.Declared.Functions.Calls.Limits;

namespace Tocsin.Declared.Functions.Encodings;

/// <summary>JSON text as values, each of which knows where in the text it stood.</summary>
internal static class JsonReading
{
    public static Attempt Read(Value.String text)
    {
        if (JsonParser.TryParse(text.Text, out var json, out var error))
        {
            return Read(text, json, 0);
        }

        // A mark outside of the strings: it could stand for any JSON.
        return Unknowns.Of(text) is { } unknown ? unknown : Attempt.Fail($"{error.Message}, at offset {error.Offset}");
    }

    private static Attempt Read(Value.String text, JsonValue json, int depth)
    {
        if (depth > Limits.MaximumDepth)
        {
            return Attempt.Fail($"the document nests deeper than {Limits.MaximumDepth}");
        }
        Value value;
        switch (json)
        {
            case JsonValue.String s:
                value = Value.Of(s.Value);
                break;
            case JsonValue.Number n:
                if (!BigFloat.TryParse(n.Text, out var number))
                {
                    return Attempt.Fail($"the number {n.Text} is too large");
                }
                value = Value.Of(number);
                break;
            case JsonValue.Boolean b:
                value = Value.Of(b.Value);
                break;
            case JsonValue.Array array:
                var items = new List<Value>();
                foreach (var item in array.Items)
                {
                    if (!Read(text, item, depth + 1).TryGet(out var read, out var failed))
                    {
                        return failed;
                    }
                    items.Add(read);
                }
                value = new Value.Tuple(items.ToValueList());
                break;
            case JsonValue.Object o:
                var entries = new List<Entry>();
                foreach (var member in o.Members)
                {
                    if (!Read(text, member.Value, depth + 1).TryGet(out var read, out var failed))
                    {
                        return failed;
                    }
                    entries.Add(new Entry(member.Name, read));
                }
                value = new Value.Object(Entries.Of(entries));
                break;
            default:
                value = new Value.Null();
                break;
        }
        return value with { Origin = text.LocateOffset(json.Start, json.End - json.Start) };
    }
}
