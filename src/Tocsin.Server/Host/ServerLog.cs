using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Delivery.Store;

namespace Tocsin.Server.Host;

/// <summary>The server's log: a line for each thing, to the standard error.</summary>
/// <remarks>Kestrel tells of clients' faults below the level that is written. Safe for any number of threads.</remarks>
public sealed class ServerLog(TextWriter to, TimeProvider time) : ILoggerProvider
{
    private readonly Lock guard = new();

    // Of a server that cannot start whoever starts it hears, and says what to do.
    public ILogger CreateLogger(string categoryName) =>
        categoryName == "Microsoft.Extensions.Hosting.Internal.Host" ? NullLogger.Instance : new Lines(this);

    public void Dispose()
    {
    }

    private void Write(LogLevel level, string message, Exception? why)
    {
        string at = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        // A full disk is no fault of ours: where it came up helps nobody.
        string told = why is null ? message : $"{message}: {(why is StoreException ? why.Message : why)}";
        lock (guard)
        {
            to.WriteLine($"{at} {level.ToString().ToLowerInvariant()} {told.ReplaceLineEndings("\n  ")}");
            to.Flush();
        }
    }

    private sealed class Lines(ServerLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Write(logLevel, formatter(state, exception), exception);
            }
        }
    }
}
