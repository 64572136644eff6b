namespace Tocsin.Ecs.Scheduling;

/// <summary>Stops the tasks of a service that was deleted; once all have stopped, it is inactive, and later forgotten.</summary>
internal static class Draining
{
    public static void Advance(Pass pass)
    {
        Service service = pass.Service;
        if (service.InactiveSince is { } since)
        {
            DateTimeOffset forgotten = since + Limits.StoppedSeen;
            if (forgotten <= pass.Now)
            {
                pass.Forget();
            }
            else
            {
                pass.WakeAt(forgotten);
            }
            return;
        }
        RollingUpdate.StopAll(pass, service, service.Primary, pass.WantedTasks());
        if (pass.Tasks(t => t.LastStatus != LastStatus.Stopped).Count == 0)
        {
            pass.Put(service with { Status = ServiceStatus.Inactive, InactiveSince = pass.Now });
            pass.WakeAt(pass.Now + Limits.StoppedSeen);
        }
    }
}
