using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>What a target makes of an event: its Input, InputPath or InputTransformer, read once.</summary>
/// <remarks>
/// Immutable; safe for any number of readers. Each rule was checked against 94 cases recorded on AWS 2026-09; they are in the tests.
/// </remarks>
public sealed class TargetInput
{
    private readonly Target target;
    private readonly InputPath? path;
    private readonly InputTemplate? template;

    /// <summary>The text of the template around its placeholders, one stretch more than there are of these.</summary>
    private readonly string[] between;

    private readonly Dictionary<string, InputPath?> map = [];
    private readonly string? unknownPath;

    private TargetInput(Target target)
    {
        this.target = target;
        path = target.InputPath is { } text ? InputPath.Parse(text) : null;
        template = target.InputTransformer is { } transformer ? InputTemplate.Parse(transformer.InputTemplate!) : null;
        between = template is null ? [] : Around(template);
        foreach (var entry in target.InputTransformer?.InputPathsMap ?? default)
        {
            map[entry.Key] = InputPath.Parse(entry.Value);
        }
        unknownPath = (
            target.InputTransformer?.InputPathsMap ?? default).Values.Append(target.InputPath ?? "").FirstOrDefault(p => Unknown.In(p));
    }

    /// <summary>The template, when there is a transformer.</summary>
    public InputTemplate? Template => template;

    public static TargetInput Of(Target target) => new(target);

    /// <param name="accepted">When EventBridge took the event.</param>
    public Rendering Render(EventBytes @event, Rule rule, DateTimeOffset accepted) => Render(EventView.Of(@event), rule, accepted);

    internal Rendering Render(EventView view, Rule rule, DateTimeOffset accepted)
    {
        if (unknownPath is not null)
        {
            return new Rendering.Undetermined(Unknown.NamesIn(unknownPath)[0]);
        }
        if (template is not null)
        {
            return Fill(template, view, rule, accepted);
        }
        if (target.Input is { } input)
        {
            return input.Length == 0 ? new Rendering.Nothing()
                : Unknown.In(input) && JsonParser.Parse(input) is null ? new Rendering.Undetermined(Unknown.NamesIn(input)[0])
                : new Rendering.Text(input);
        }
        // A path that leads to nothing or to null sends {}, and so does the empty path.
        return new Rendering.Text(
            target.InputPath is null ? view.Compact
            : path?.Find(view.Root) is { } found and not JsonValue.Null ? JsonWriter.Write(found)
            : "{}");
    }

    private static string[] Around(InputTemplate template)
    {
        int[] ends = [0, .. template.Placeholders.Select(p => p.End)];
        int[] starts = [.. template.Placeholders.Select(p => p.Offset), template.Text.Length];
        return [.. ends.Zip(starts, (end, start) => template.Text[end..start])];
    }

    private Rendering Fill(InputTemplate template, EventView view, Rule rule, DateTimeOffset accepted)
    {
        var placeholders = template.Placeholders;
        string[] parts = new string[2 * placeholders.Count + 1];
        var filled = new Filled[placeholders.Count];
        for (int i = 0; i < filled.Length; i++)
        {
            var placeholder = placeholders[i];
            bool mapped = map.TryGetValue(placeholder.Name, out var mappedPath);
            var value = mapped ? mappedPath?.Find(view.Root) : ReservedVariable.Value(placeholder.Name, rule, view, accepted);
            bool isUndefined = !mapped && value is null;
            filled[i] = new Filled(placeholder, value, isUndefined);
            parts[2 * i] = between[i];
            parts[2 * i + 1] = isUndefined ? $"<{placeholder.Name}>"
                : template.IsObject ? Typed(value, placeholder.Quoted)
                : Raw(value);
        }
        parts[^1] = between[^1];
        string message = string.Concat(parts);
        var (blanks, left) = (Names(filled, isUndefined: false), Names(filled, isUndefined: true));
        if (string.IsNullOrWhiteSpace(message))
        {
            return new Rendering.Nothing(blanks);
        }
        if (template.IsLines || EventBytes.IsObject(message) || JsonParser.TryParse(message, out _, out var error))
        {
            return new Rendering.Text(message, blanks, left);
        }
        if (Unknown.In(template.Text))
        {
            return new Rendering.Undetermined(Unknown.NamesIn(template.Text)[0]);
        }
        var culprit = filled.Length == 0 ? default(Filled?) : filled[Math.Max(0, Before(parts, error.Offset))];
        return new Rendering.InvalidJson(message, culprit?.Placeholder, culprit?.Kind ?? "nothing", blanks, left);
    }

    /// <summary>The names whose values are nothing, or are not defined, each once.</summary>
    private static ValueList<string> Names(Filled[] filled, bool isUndefined) =>
        Array.Exists(filled, f => f.Value is null && f.IsUndefined == isUndefined)
            ? filled.Where(f => f.Value is null && f.IsUndefined == isUndefined).Select(f => f.Placeholder.Name).Distinct().ToValueList()
            : [];

    /// <summary>The last placeholder whose value begins at an offset of the message or before it; -1 where none does.</summary>
    private static int Before(string[] parts, int offset)
    {
        int start = 0;
        int last = -1;
        for (int i = 0; i < parts.Length / 2; i++)
        {
            start += parts[2 * i].Length;
            if (start > offset)
            {
                break;
            }
            last = i;
            start += parts[2 * i + 1].Length;
        }
        return last;
    }

    /// <summary>
    /// In an object template: bare, the value as JSON; in quotes, a string's inside, and an object or array with its quotes.
    /// </summary>
    private static string Typed(JsonValue? value, bool quoted) => value switch
    {
        null => quoted ? "" : "\"\"",
        JsonValue.String s when quoted => JsonWriter.Escape(s.Value),
        _ => JsonWriter.Write(value),
    };

    /// <summary>In any other template: a string's text as it is, an object or array without its quotes.</summary>
    private static string Raw(JsonValue? value) => value switch
    {
        null => "",
        JsonValue.String s => s.Value,
        _ => JsonWriter.Write(value).Replace("\"", ""),
    };

    private readonly record struct Filled(Placeholder Placeholder, JsonValue? Value, bool IsUndefined)
    {
        public string Kind => Value switch
        {
            null when IsUndefined => "not defined",
            null => "nothing",
            JsonValue.Array => "an array",
            JsonValue.Object => "an object",
            JsonValue.String => "a string",
            JsonValue.Number => "a number",
            JsonValue.Boolean => "a boolean",
            _ => "null",
        };
    }
}
