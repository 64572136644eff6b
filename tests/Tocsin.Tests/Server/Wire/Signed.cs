using Tocsin.Server.Signing;

namespace Tocsin.Tests.Server.Wire;

/// <summary>Signs as a client does.</summary>
internal static class Signed
{
    public static (string, string)[] Headers(AccessKey key, string service, string host, string body, DateTimeOffset now) =>
        [.. new RequestSigner(key.Id, key.Secret, key.SessionToken, "us-east-1", service).Headers(new Uri($"http://{host}/"), body, now)];
}
