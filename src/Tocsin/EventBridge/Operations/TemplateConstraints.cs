using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge.Operations;

/// <summary>What PutTargets asks of an input template. Texts recorded on AWS 2025-03 and 2026-09.</summary>
internal static class TemplateConstraints
{
    /// <summary>What stands for a bare placeholder while the template is held against JSON.</summary>
    private const string Filling = "null";

    /// <param name="member">The path of the transformer in the request.</param>
    // Unverified: which refusal comes first when several apply.
    public static AwsError? Refuse(string targetId, InputTransformer transformer, string member)
    {
        var template = InputTemplate.Parse(transformer.InputTemplate!);
        string at = $"{member}/InputTemplate";
        if (Unknown.In(template.Text))
        {
            return null;
        }
        string filled = template.Replace(p => p.Quoted ? null : Filling);
        if (!JsonParser.TryParse(filled, out var json, out var error) && !template.IsLines)
        {
            return EventBridgeErrors.Validation(
                $"Invalid InputTemplate for target {targetId} : "
                    + $"{JsonLocation.Of(filled, error.Offset)}.", at, new Cause.InputTemplate()) with
                {
                    Offset = InTemplate(template, error.Offset),
                };
        }
        if (json is not null && HasPlaceholderKey(json))
        {
            return EventBridgeErrors.Validation(
                $"InputTemplate placeholder present as a JSON object key for target {targetId}.", at, new Cause.PlaceholderAsKey());
        }
        foreach (var placeholder in template.Placeholders)
        {
            if (placeholder.Name is ReservedVariable.Event or ReservedVariable.EventJson && (placeholder.Quoted || !template.IsObject))
            {
                // Unverified: the name in the text for aws.events.event.
                return EventBridgeErrors.Validation(
                    $"InputTemplate for target {targetId} contains placeholder {placeholder.Name} valid only for JSON template.", at);
            }
            // Without a map, and with an empty one, names that nothing defines are accepted and stay as they are. Unverified for the empty
            // one.
            if (transformer.InputPathsMap is { Count: > 0 } map && !ReservedVariable.IsOne(placeholder.Name)
                && !map.ContainsKey(placeholder.Name))
            {
                return EventBridgeErrors.Validation(
                    $"InputTemplate for target {targetId} contains invalid placeholder "
                        + $"{placeholder.Name}.", at, new Cause.UndefinedPlaceholder(placeholder.Name)) with
                {
                    Pointer = template.PointerTo(placeholder.Name) ?? "",
                };
            }
        }
        return null;
    }

    /// <summary>Where in the template an offset of the filled text is.</summary>
    private static int InTemplate(InputTemplate template, int offset)
    {
        int grown = 0;
        foreach (var placeholder in template.Placeholders.Where(p => !p.Quoted))
        {
            if (offset + grown <= placeholder.Offset)
            {
                break;
            }
            grown = offset + grown < placeholder.Offset + Filling.Length
                ? placeholder.Offset - offset
                : grown + placeholder.Length - Filling.Length;
        }
        return offset + grown;
    }

    private static bool HasPlaceholderKey(JsonValue json) => json switch
    {
        JsonValue.Object o => o.Members.Any(m => InputTemplate.Parse(m.Name).Placeholders.Count > 0 || HasPlaceholderKey(m.Value)),
        JsonValue.Array a => a.Items.Any(HasPlaceholderKey),
        _ => false,
    };
}
