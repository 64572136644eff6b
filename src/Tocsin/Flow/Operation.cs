using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Flow;

/// <summary>What is left to do of a request that was read and keeps to its model: to decide it over a state.</summary>
public delegate Result<Done<IShape>> Decision<in TState>(TState state, Call call);

/// <summary>An operation of a service: its shape, and who decides it over the service's state.</summary>
/// <remarks>
/// A service lists its operations in one table, and whoever has a request goes through it: a wire, a client, a reader of files. So none is
/// decided that breaks the constraints of its model. Safe for any number of threads.
/// </remarks>
public abstract class Operation<TState>
{
    private protected Operation(OperationShape shape, bool writes) => (Shape, Writes) = (shape, writes);

    public OperationShape Shape { get; }

    /// <summary>It may change something, and so waits for its turn; one that reads is answered from what is there.</summary>
    public bool Writes { get; }

    /// <summary>It changes nothing itself: all that it decides is to send. What nobody wants of that need not wait for a turn.</summary>
    public bool Sends { get; private set; }

    /// <summary>What of the operation is not done, for who has to know: docs/reference/operations.md says it. Null is nothing.</summary>
    public string? Missing { get; private set; }

    /// <summary>The same operation, of which something is not done.</summary>
    public Operation<TState> Without(string missing)
    {
        Missing = missing;
        return this;
    }

    /// <summary>Reads a request and holds it to its model.</summary>
    /// <param name="constraintCode">The error by which the service refuses what breaks it.</param>
    public abstract Result<Decision<TState>> Read(FieldReader from, string constraintCode);

    /// <summary>An operation that decides changes.</summary>
    public static Operation<TState> Write<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> shape, Func<TState, TRequest, Call, Result<Done<TResponse>>> decide)
        where TRequest : class, IShape<TRequest>, IChecked
        where TResponse : class, IShape<TResponse> =>
        new Of<TRequest, TResponse>(shape, true, Violations.Of, decide);

    /// <summary>The same where AWS tells of the constraints otherwise than of those of every other operation.</summary>
    public static Operation<TState> Write<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> shape, Check<TRequest> check, Func<TState, TRequest, Call, Result<Done<TResponse>>> decide)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse> =>
        new Of<TRequest, TResponse>(shape, true, check, decide);

    /// <summary>An operation that decides to send, and nothing else.</summary>
    public static Operation<TState> Send<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> shape, Check<TRequest> check, Func<TState, TRequest, Call, Result<Done<TResponse>>> decide)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse> =>
        new Of<TRequest, TResponse>(shape, true, check, decide) { Sends = true };

    /// <summary>An operation that changes nothing.</summary>
    public static Operation<TState> Read<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> shape, Func<TState, TRequest, Call, Result<TResponse>> answer)
        where TRequest : class, IShape<TRequest>, IChecked
        where TResponse : class, IShape<TResponse> =>
        Read(shape, Violations.Of, answer);

    /// <summary>The same where AWS tells of the constraints otherwise than of those of every other operation.</summary>
    public static Operation<TState> Read<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> shape, Check<TRequest> check, Func<TState, TRequest, Call, Result<TResponse>> answer)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        return new Of<TRequest, TResponse>(shape, false, check, Decide);

        Result<Done<TResponse>> Decide(TState state, TRequest request, Call call)
        {
            var answered = answer(state, request, call);
            return answered.Error is { } error ? error : new Done<TResponse>(answered.Value);
        }
    }

    /// <summary>The same over something that has the service's state as a part.</summary>
    public Operation<TWhole> Over<TWhole>(Func<TWhole, TState> part) => new Part<TWhole>(this, part) { Missing = Missing, Sends = Sends };

    private sealed class Of<TRequest, TResponse>(
        OperationShape<TRequest, TResponse> shape, bool writes, Check<TRequest> check,
        Func<TState, TRequest, Call, Result<Done<TResponse>>> decide)
        : Operation<TState>(shape, writes)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        public override Result<Decision<TState>> Read(FieldReader from, string constraintCode)
        {
            var read = from.Read<TRequest>();
            if ((read.Error ?? check(read.Value, constraintCode, from.UnknownMembers)) is { } error)
            {
                return error;
            }
            Decision<TState> decision = Decide;
            return decision;

            Result<Done<IShape>> Decide(TState state, Call call)
            {
                var decided = decide(state, read.Value, call);
                return decided.Error is { } refused ? refused : new Done<IShape>(decided.Value.Response, decided.Value.Changes);
            }
        }
    }

    private sealed class Part<TWhole>(Operation<TState> whole, Func<TWhole, TState> part) : Operation<TWhole>(whole.Shape, whole.Writes)
    {
        public override Result<Decision<TWhole>> Read(FieldReader from, string constraintCode)
        {
            var read = whole.Read(from, constraintCode);
            if (read.Error is { } error)
            {
                return error;
            }
            Decision<TWhole> decision = (state, call) => read.Value(part(state), call);
            return decision;
        }
    }
}

/// <summary>What a request breaks of its model's constraints; null where it keeps to it.</summary>
public delegate AwsError? Check<in TRequest>(TRequest request, string code, ValueList<UnknownMember> unknown);
