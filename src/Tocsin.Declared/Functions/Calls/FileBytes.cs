using Tocsin.Declared.Values;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>A file's bytes, or why there are none.</summary>
internal readonly record struct FileBytes(byte[] Bytes, string? Problem)
{
    public Attempt Then(Func<byte[], Attempt> next) => Problem is null ? next(Bytes) : Attempt.Fail(Problem, 0);
}
