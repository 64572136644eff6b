using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tocsin.Tests.Server.Wire;

/// <summary>Keeps what a server logs at warning and above.</summary>
internal sealed class Told : ILoggerProvider, ILogger
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull =>
        null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception?.Message}".Trim()));
        }
    }

    public void Dispose()
    {
    }
}
