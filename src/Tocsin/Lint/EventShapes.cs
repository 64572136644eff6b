using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>Every event whose shape is known here.</summary>
/// <remarks>
/// Of other sources nothing is said. What a service sends beside these (CloudTrail's records of API calls) is in the table without its
/// fields.
/// </remarks>
public static class EventShapes
{
    public static ValueList<EventShape> All { get; } = [
        .. EcsShapes.All, .. CloudWatchShapes.All, .. HealthShapes.All, .. CodePipelineShapes.All];

    public static ValueList<string> Sources { get; } = All.Select(s => s.Source).Distinct().ToValueList();
}
