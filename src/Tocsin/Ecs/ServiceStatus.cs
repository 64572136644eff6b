namespace Tocsin.Ecs;

/// <summary>
/// Whether a service is to run. One that was deleted stays until its tasks have stopped, and can be seen for a while after.
/// </summary>
public enum ServiceStatus { Active, Draining, Inactive }
