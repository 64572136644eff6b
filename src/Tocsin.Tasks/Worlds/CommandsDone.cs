using Tocsin.Ecs.Scheduling;

namespace Tocsin.Tasks.Worlds;

/// <summary>The last commands that a world carried out, so that it carries none out twice.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class CommandsDone
{
    /// <summary>How many are remembered. Ours: who tells a command again does so at once, or after a restart, by what is kept.</summary>
    internal const int Remembered = 10_000;

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>False when it was done already.</summary>
    public bool Add(Command command)
    {
        if (!ids.Add(command.Id))
        {
            return false;
        }
        order.Enqueue(command.Id);
        if (order.Count > Remembered)
        {
            ids.Remove(order.Dequeue());
        }
        return true;
    }
}
