namespace Tocsin.Delivery.Writing;

/// <summary>Something that changes what is kept: decided in turn, then kept with others in one commit.</summary>
internal abstract class Work
{
    /// <summary>On the writer's thread. What it throws fails this work alone, and nothing of it is kept.</summary>
    public abstract void Decide(Turn turn);

    /// <summary>What it decided is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception why);
}

/// <summary>A work that somebody waits for.</summary>
internal sealed class Work<T>(Func<Turn, T> decide) : Work
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? decided;

    public Task<T> Done => done.Task;

    public override void Decide(Turn turn) => decided = decide(turn);

    public override void Complete() => done.TrySetResult(decided!);

    public override void Fail(Exception why) => done.TrySetException(why);
}
