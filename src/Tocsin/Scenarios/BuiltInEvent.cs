using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Text;

namespace Tocsin.Scenarios;

/// <summary>One entry of the catalogue of events that can be sent by name.</summary>
/// <param name="Name">Such as <c>ecs.deployment-failed</c>.</param>
/// <param name="Summary">When ECS sends it: one line.</param>
/// <param name="Parameters">What can be set, with defaults.</param>
public sealed record BuiltInEvent(string Name, string Summary, ValueList<EventParameter> Parameters);

/// <param name="Default">The value when it is not given; in a reason <c>{deployment}</c> stands for the deployment's id.</param>
public sealed record EventParameter(string Key, string Default, string Summary);

/// <summary>Where a built-in event comes from unless its parameters say otherwise.</summary>
/// <param name="Service">A declared service; null: the service <c>payments</c> of the cluster <c>prod</c>.</param>
/// <param name="Time">Null: <see cref="BuiltInEvents.DefaultTime"/>.</param>
public sealed record EventContext(AccountId Account, string Region, Arn? Service = null, DateTimeOffset? Time = null);
