using Tocsin.Aws;
using Tocsin.Ecs.Events;

namespace Tocsin.Cli.Demo;

/// <summary>How many tasks of a service run, as its events tell.</summary>
/// <param name="atFirst">Those that ran before the first of them.</param>
internal sealed class RunningCount(int atFirst)
{
    private readonly HashSet<Arn> starting = [];
    private readonly HashSet<Arn> ended = [];

    public int Now { get; private set; } = atFirst;

    public void Hear(EmittedEvent sent)
    {
        if (sent.DetailType != EcsEvents.TaskStateChange || ended.Contains(sent.Resource))
        {
            return;
        }
        switch (sent.Name)
        {
            case "PROVISIONING" or "PENDING" or "ACTIVATING":
                starting.Add(sent.Resource);
                break;
            case "RUNNING":
                starting.Remove(sent.Resource);
                Now++;
                break;
            default:
                // One that is stopping, or has stopped, after it ran.
                ended.Add(sent.Resource);
                Now -= starting.Remove(sent.Resource) ? 0 : 1;
                break;
        }
    }
}
