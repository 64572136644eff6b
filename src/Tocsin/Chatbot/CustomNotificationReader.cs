using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Chatbot;

/// <summary>Walks a message along the schema of custom notifications and notes each departure from it.</summary>
/// <remarks>Lengths are UTF-16 units and leave unknown values out. Members that the schema does not know are passed over.</remarks>
// Unverified: how AWS counts characters, whether it takes null for "missing", an empty description, or members the schema does not know.
internal sealed class CustomNotificationReader(JsonValue.Object message)
{
    public List<Violation> Violations { get; } = [];

    public CustomNotification? Read()
    {
        Exactly("/version", "1.0", required: true);
        Exactly("/source", "custom", required: true);
        string? id = Text("/id");
        Object("/content", required: true);
        Exactly("/content/textType", "client-markdown");
        string? title = Text("/content/title", Limits.TitleLength);
        string? description = Description();
        var nextSteps = Texts("/content/nextSteps", Limits.NextStepLength);
        var keywords = Texts("/content/keywords", Limits.KeywordLength);
        Object("/metadata");
        return new CustomNotification(
            id, title, description
                ?? "", nextSteps, keywords, Text("/metadata/threadId"), Text("/metadata/summary"), Text("/metadata/eventType"),
            Texts("/metadata/relatedResources"), Map("/metadata/additionalContext"), Flag("/metadata/enableCustomActions") ?? true);
    }

    private void Exactly(string pointer, string wanted, bool required = false)
    {
        if (message.At(pointer) is not { } value)
        {
            if (required)
            {
                Add(pointer, "missing", Written(pointer, wanted));
            }
        }
        else if (value.AsText() is not { } text || (text != wanted && !Unknown.In(text)))
        {
            Add(pointer, value.AsText() is { } other ? $"\"{other}\"" : Describe(value), Written(pointer, wanted));
        }
    }

    private static string Written(string pointer, string value) => $"\"{pointer[(pointer.LastIndexOf('/') + 1)..]}\": \"{value}\"";

    private string? Description()
    {
        const string Pointer = "/content/description";
        if (message.Member("content") is JsonValue.Object content && content["description"] is null)
        {
            Add(Pointer, "missing", "\"description\": \"…\": the text to show");
            return null;
        }
        string? text = Text(Pointer, Limits.DescriptionLength);
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            Add(Pointer, "empty", "the text to show");
        }
        return text;
    }

    private string? Text(string pointer, int most = int.MaxValue) => message.At(pointer) is { } value ? Text(pointer, value, most) : null;

    private string? Text(string pointer, JsonValue value, int most)
    {
        if (value.AsText() is not { } text)
        {
            Add(pointer, Describe(value), "text in double quotes");
            return null;
        }
        int length = Unknown.In(text) ? WithoutUnknown(text).Length : text.Length;
        if (length > most)
        {
            Add(pointer, $"{length} characters long", $"at most {most} characters");
        }
        return text;
    }

    private static string WithoutUnknown(string text) =>
        Unknown.NamesIn(text).Aggregate(text, (t, name) => t.Replace(Unknown.Mark(name), "", StringComparison.Ordinal));

    private ValueList<string> Texts(string pointer, int most = int.MaxValue)
    {
        var texts = new List<string>();
        switch (message.At(pointer))
        {
            case null:
                break;
            case JsonValue.Array array:
                for (int i = 0; i < array.Items.Count; i++)
                {
                    texts.Add(Text(JsonPointer.Append(pointer, i), array.Items[i], most) ?? "");
                }
                break;
            case var other:
                Add(pointer, Describe(other), "a list of texts: [\"…\"]");
                break;
        }
        return texts.ToValueList();
    }

    private ValueList<KeyValuePair<string, string>> Map(string pointer)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (Object(pointer) is { } map)
        {
            foreach (var member in map.Members)
            {
                pairs.Add(new(member.Name, Text(JsonPointer.Append(pointer, member.Name), member.Value, int.MaxValue) ?? ""));
            }
        }
        return pairs.ToValueList();
    }

    private bool? Flag(string pointer)
    {
        JsonValue? value = message.At(pointer);
        if (value is not (null or JsonValue.Boolean))
        {
            Add(pointer, Describe(value), "true or false, without quotes");
        }
        return (value as JsonValue.Boolean)?.Value;
    }

    private JsonValue.Object? Object(string pointer, bool required = false)
    {
        JsonValue? value = message.At(pointer);
        if (value is null ? required : value is not JsonValue.Object)
        {
            Add(pointer, value is null ? "missing" : Describe(value), "an object: { … }");
        }
        return value as JsonValue.Object;
    }

    private static string Describe(JsonValue value) => value switch
    {
        JsonValue.String => "a text",
        JsonValue.Number n => $"the number {n.Text}",
        JsonValue.Boolean b => b.Value ? "true" : "false",
        JsonValue.Array => "a list",
        JsonValue.Object => "an object",
        _ => "null",
    };

    private void Add(string pointer, string found, string write) => Violations.Add(new Violation(pointer, found, write));
}
