using Tocsin.Ecs;
using Tocsin.Scenarios;
using Tocsin.Text;

namespace Tocsin.Tasks.Scripted;

/// <summary>Which scripted fate an image has.</summary>
/// <remarks>
/// What the settings say of an image holds. Else an image whose tag, or whose name, is that of a scenario without <c>ecs.</c> meets it:
/// <c>payments:crash-on-start</c>, <c>registry.example/out-of-memory:3</c>; and one with the tag <c>broken</c> cannot be pulled. All others
/// are well. Of several containers the first that is not well decides.
/// </remarks>
/// <param name="settings">The names of scenarios by image; an image without a tag stands for all of its tags.</param>
public sealed class Fates(IReadOnlyDictionary<string, string> settings)
{
    public static IEnumerable<string> Names => BuiltInScenarios.All.Select(s => s.Name["ecs.".Length..]);

    public static bool IsKnown(string name) => Find(name) is not null;

    public TaskOutcome Of(TaskDefinition definition) =>
        definition.Containers.Select(c => OfImage(c.Image)).FirstOrDefault(o => o is not TaskOutcome.Healthy) ?? new TaskOutcome.Healthy();

    private TaskOutcome OfImage(string image)
    {
        var (name, tag) = Parts(image);
        if ((settings.GetValueOrDefault(image) ?? settings.GetValueOrDefault(name)) is { } said)
        {
            return Find(said) ?? new TaskOutcome.Healthy();
        }
        return Find(tag) ?? Find(name[(name.LastIndexOf('/') + 1)..])
            ?? (tag == "broken" ? new TaskOutcome.ImageMissing() : new TaskOutcome.Healthy());
    }

    /// <summary>A colon before the last slash is a registry's port.</summary>
    private static (string Name, string Tag) Parts(string image)
    {
        string named = image.Split('@')[0];
        int colon = named.LastIndexOf(':');
        return colon > named.LastIndexOf('/') ? (named[..colon], named[(colon + 1)..]) : (named, "");
    }

    private static TaskOutcome? Find(string name) => BuiltInScenarios.Find($"ecs.{name}")?.Outcome;
}
