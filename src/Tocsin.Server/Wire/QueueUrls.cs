using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Sqs.Shapes;
using Tocsin.Text;

namespace Tocsin.Server.Wire;

/// <summary>
/// The addresses of queues are where the client found this server: clients send what is for a queue to the address that they were told.
/// </summary>
/// <remarks>The engine knows no server, and says AWS's own: <c>https://sqs.us-east-1.amazonaws.com/111122223333/orders</c>.</remarks>
internal static class QueueUrls
{
    /// <summary>Whether a path is a queue's: <c>/111122223333/orders</c>.</summary>
    public static bool IsPath(PathString path) =>
        path.Value is { Length: > 14 } text && text[13] == '/' && AccountId.TryParse(text[1..13], out _);

    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    public static IShape Here(IShape response, HttpRequest request) => response switch
    {
        CreateQueueResponse made => made with { QueueUrl = Here(made.QueueUrl, request) },
        GetQueueUrlResponse found => found with { QueueUrl = Here(found.QueueUrl, request) },
        ListQueuesResponse listed => listed with { QueueUrls = Here(listed.QueueUrls, request) },
        ListDeadLetterSourceQueuesResponse sources => sources with { QueueUrls = Here(sources.QueueUrls, request) },
        _ => response,
    };

    private static ValueList<string>? Here(ValueList<string>? urls, HttpRequest request) =>
        urls is { } all ? all.AsEnumerable().Select(u => Here(u, request)!).ToValueList() : null;

    private static string? Here(string? url, HttpRequest request) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? Origin(request) + address.AbsolutePath : url;
}
