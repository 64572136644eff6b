using System.Buffers;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Flow;
using Tocsin.Wire;

namespace Tocsin.Tests.Flow;

/// <summary>Asks as a client does: the request is written, read, held to its model, and decided.</summary>
internal static class Asking
{
    public static Result<Done<TResponse>> Ask<TState, TRequest, TResponse>(
        this Operations<TState> service, OperationShape<TRequest, TResponse> operation, TState state, TRequest request, Call call)
        where TRequest : class, IShape<TRequest>
        where TResponse : class, IShape<TResponse>
    {
        var sent = new ArrayBufferWriter<byte>();
        JsonFieldWriter.Write(request, sent);
        using var json = JsonDocument.Parse(sent.WrittenMemory);
        var read = service.Read(operation.Name, JsonFieldReader.Of(json.RootElement));
        var decided = read.Error is { } unread ? unread : read.Value(state, call);
        return decided.Error is { } error ? error : new Done<TResponse>((TResponse)decided.Value.Response, decided.Value.Changes);
    }
}
