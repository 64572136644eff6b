namespace Tocsin.Cli.Runs;

/// <summary>What was to be sent does not exist or cannot be made: the message names it and what there is.</summary>
internal sealed class CannotSendException(string message) : Exception(message);
