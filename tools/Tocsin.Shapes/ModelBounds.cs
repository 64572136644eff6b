using System.Text.Json.Nodes;

namespace Tocsin.Shapes;

/// <summary>What a model demands of a shape.</summary>
/// <param name="Minimum">As the model writes it.</param>
public sealed record ModelBounds(string? Minimum, string? Maximum, string? Pattern, IReadOnlyList<string>? Values, bool IsSensitive)
{
    public static ModelBounds? Of(JsonObject? constraints)
    {
        if (constraints is null)
        {
            return null;
        }
        var bounds = new ModelBounds(
            constraints["min"]?.ToString(),
            constraints["max"]?.ToString(),
            constraints["pattern"]?.GetValue<string>(),
            constraints["enum"]?.AsArray().Select(v => v!.GetValue<string>()).ToList(), constraints["sensitive"] is not null);
        return bounds.Limits || bounds.IsSensitive ? bounds : null;
    }

    /// <summary>Whether a value can break them.</summary>
    public bool Limits => Minimum is not null || Maximum is not null || Pattern is not null || Values is not null;
}
