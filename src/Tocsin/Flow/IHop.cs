namespace Tocsin.Flow;

/// <summary>One stage of the pipeline: what it makes of a message, and nothing else. It never calls the next hop.</summary>
/// <remarks>
/// Pure: built over an immutable snapshot, so it may be asked by any number of threads, and the same question has the same answer.
/// </remarks>
public interface IHop
{
    Outcome Receive(Envelope envelope, DateTimeOffset now);
}
