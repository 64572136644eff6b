using Microsoft.AspNetCore.Http;
using Tocsin.Aws;

namespace Tocsin.Server.Wire;

/// <summary>The addresses of queues, which are where the client found this server.</summary>
internal static class QueueUrls
{
    /// <summary>Whether a path is a queue's: <c>/111122223333/orders</c>.</summary>
    public static bool IsPath(PathString path) =>
        path.Value is { Length: > 14 } text && text[13] == '/' && AccountId.TryParse(text[1..13], out _);

    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";
}
