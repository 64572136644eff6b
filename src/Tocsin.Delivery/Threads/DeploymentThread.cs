namespace Tocsin.Delivery.Threads;

/// <summary>A thread of a channel in which one service's deployments are told.</summary>
/// <param name="Id">The number of its first message.</param>
/// <param name="Parent">Slack's name of its first message.</param>
/// <param name="Shown">How it stands by its first message.</param>
public sealed record DeploymentThread(long Id, string Lane, string Service, DateTimeOffset Began, string Parent, string Shown);
