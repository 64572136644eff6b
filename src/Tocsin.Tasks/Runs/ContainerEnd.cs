namespace Tocsin.Tasks.Runs;

/// <summary>How a container ended.</summary>
/// <param name="ExitCode">128 and the signal where one ended it; null when nobody saw.</param>
/// <param name="OutOfMemory">It was ended for its memory, and somebody counted that: not guessed from 137.</param>
internal sealed record ContainerEnd(int? ExitCode, bool OutOfMemory = false);
