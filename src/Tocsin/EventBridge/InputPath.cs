using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>The part of JSONPath that EventBridge takes: <c>$</c>, <c>.name</c>, <c>[n]</c> and <c>[*]</c>.</summary>
/// <remarks>
/// Recorded on AWS 2026-09: <c>$['a']</c>, <c>..</c>, negative indices, slices, <c>.*</c> and a missing <c>$</c> are refused, so a key with
/// a dot cannot be reached. Immutable; safe for any number of readers.
/// </remarks>
public sealed partial class InputPath
{
    private readonly ValueList<Step> steps;
    private readonly Step.ToOne[]? single;

    private InputPath(ValueList<Step> steps)
    {
        this.steps = steps;
        single = steps.Any(s => s is Step.Every) ? null : [.. steps.Cast<Step.ToOne>()];
    }

    /// <summary>The path, or null when EventBridge refuses the text.</summary>
    public static InputPath? Parse(string text)
    {
        if (!Whole().IsMatch(text))
        {
            return null;
        }
        var steps = new List<Step>();
        foreach (Match match in Part().Matches(text))
        {
            string part = match.Value;
            if (part[0] == '.')
            {
                steps.Add(new Step.Member(part[1..]));
            }
            else if (part == "[*]")
            {
                steps.Add(new Step.Every());
            }
            else if (int.TryParse(part.AsSpan(1, part.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                steps.Add(new Step.Index(index));
            }
            else
            {
                return null;
            }
        }
        return new InputPath(steps.ToValueList());
    }

    /// <summary>What the path leads to, or null when it leads to nothing. With <c>[*]</c> it is an array of all that was found.</summary>
    public JsonValue? Find(JsonValue root)
    {
        if (single is not null)
        {
            return One(single, root);
        }
        List<JsonValue> found = [root];
        bool many = false;
        foreach (var step in steps)
        {
            var next = new List<JsonValue>(found.Count);
            foreach (var value in found)
            {
                step.Take(value, next);
            }
            many |= step is Step.Every && found.Any(v => v is JsonValue.Array);
            found = next;
        }
        return many ? new JsonValue.Array(found.ToValueList()) : found is [var one] ? one : null;
    }

    /// <summary>What a path without <c>[*]</c> leads to.</summary>
    private static JsonValue? One(Step.ToOne[] steps, JsonValue root)
    {
        JsonValue? at = root;
        foreach (var step in steps)
        {
            at = at is null ? null : step.From(at);
        }
        return at;
    }

    [GeneratedRegex(@"^\$(\.[A-Za-z0-9_/-]+|\[([0-9]+|\*)\])*\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\.[A-Za-z0-9_/-]+|\[[^\]]*\]")]
    private static partial Regex Part();

    private abstract record Step
    {
        public abstract void Take(JsonValue from, List<JsonValue> into);

        public abstract record ToOne : Step
        {
            public abstract JsonValue? From(JsonValue value);

            public override void Take(JsonValue from, List<JsonValue> into)
            {
                if (From(from) is { } value)
                {
                    into.Add(value);
                }
            }
        }

        public sealed record Member(string Name) : ToOne
        {
            public override JsonValue? From(JsonValue value) => value.Member(Name);
        }

        public sealed record Index(int At) : ToOne
        {
            public override JsonValue? From(JsonValue value) =>
                value is JsonValue.Array array && At < array.Items.Count ? array.Items[At] : null;
        }

        public sealed record Every : Step
        {
            public override void Take(JsonValue from, List<JsonValue> into)
            {
                if (from is JsonValue.Array array)
                {
                    into.AddRange(array.Items);
                }
            }
        }
    }
}
