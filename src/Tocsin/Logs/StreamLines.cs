namespace Tocsin.Logs;

/// <summary>A stream and its lines.</summary>
/// <param name="LastIngestion">When the newest line came, which need not be the last one.</param>
internal sealed record StreamLines(LogStream Stream, Lines Lines, DateTimeOffset? LastIngestion = null);
