namespace Tocsin.Aws;

/// <summary>What an operation comes to: its value, or the error AWS would answer.</summary>
public readonly record struct Result<T>
{
    private readonly T value;

    private Result(T value, AwsError? error)
    {
        this.value = value;
        Error = error;
    }

    public AwsError? Error { get; }

    /// <exception cref="InvalidOperationException">There is none: ask <see cref="Error"/> first.</exception>
    public T Value => Error is null ? value : throw new InvalidOperationException($"{Error.Code}: {Error.Message}");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(AwsError error) => new(default!, error);
}
