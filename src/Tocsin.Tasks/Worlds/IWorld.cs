using Tocsin.Ecs.Scheduling;
using Tocsin.Text;

namespace Tocsin.Tasks.Worlds;

/// <summary>Where tasks run: carries out the scheduler's commands, and sees what becomes of the tasks.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public interface IWorld : IAsyncDisposable
{
    /// <summary>As settings have it: scripted, processes, docker.</summary>
    string Name { get; }

    /// <summary>
    /// Begins to see. Of the tasks that a server before this one had started, and that have not stopped, it says what became of them:
    /// they run on, are started anew, or are lost. What of them runs and is not among these is ended.
    /// </summary>
    void Begin(ValueList<Earlier> earlier, Sightings to);

    /// <summary>Returns at once. The same command again, or one for a task that is gone, does nothing.</summary>
    void Carry(Command command);
}
