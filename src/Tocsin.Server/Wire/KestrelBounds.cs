using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Tocsin.Server.Wire;

/// <summary>What the server takes of a client at most, and how long it waits for it.</summary>
public static class KestrelBounds
{
    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        var limits = options.Limits;
        limits.MaxConcurrentConnections = Limits.Connections;
        limits.RequestHeadersTimeout = Limits.HeadersTimeout;
        limits.KeepAliveTimeout = Limits.KeepAlive;
        limits.MinRequestBodyDataRate = new MinDataRate(Limits.BodyBytesPerSecond, Limits.BodyGrace);
        limits.MinResponseDataRate = new MinDataRate(Limits.BodyBytesPerSecond, Limits.BodyGrace);
        limits.MaxRequestBodySize = Limits.LargeBodyBytes + 1;
    }
}
