using Tocsin.Ecs;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Told;

/// <summary>What is put into the pipeline: one event, the events of an ECS scenario, or a publication to a topic.</summary>
/// <param name="Name">As the user wrote it, or the built-in name.</param>
/// <param name="Told">What an ECS scenario did, line by line.</param>
/// <param name="Notes">What the scenario has to say beside its events.</param>
/// <param name="Silence">Why the stimulus itself raised no event that could ring, when that is so: a breaker that is off.</param>
public sealed record Stimulus(
    string Name, ValueList<Sending> Sendings, ValueList<string> Told = default, Silence? Silence = null, ValueList<Note> Notes = default);
