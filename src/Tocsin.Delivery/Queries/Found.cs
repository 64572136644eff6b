using Tocsin.Text;

namespace Tocsin.Delivery.Queries;

/// <summary>What a query looks at in one thing of a list.</summary>
/// <param name="Ids">Every name that it is known by: of the event, the trace, the message.</param>
/// <param name="States">What <c>is:</c> finds: delivered, pending, dead, parked, dropped.</param>
/// <param name="Reasons">Dotted codes.</param>
/// <param name="Channels">Slack channels.</param>
/// <param name="Rules">ARNs of rules; a rule is found by its name too.</param>
/// <param name="Services">What the event is about: ARNs; found by their names too.</param>
/// <param name="Text">Where words are looked for.</param>
public sealed record Found(
    DateTimeOffset At, ValueList<string> Ids, ValueList<string> States, ValueList<string> Reasons, ValueList<string> Channels,
    ValueList<string> Rules, ValueList<string> Services, string Text);
