using Tocsin.Elb;

namespace Tocsin.Ecs;

/// <summary>ECS, and the target groups that its services register their tasks with.</summary>
public sealed record EcsAndTargets(EcsState Ecs, ElbState Elb);
