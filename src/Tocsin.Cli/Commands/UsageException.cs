namespace Tocsin.Cli.Commands;

/// <summary>The user asked for something that cannot be: the message names the thing, the cause and the remedy.</summary>
internal sealed class UsageException(string message) : Exception(message);
