namespace Tocsin.Cli.Servers;

/// <summary>A server that cannot be reached, is none of ours, or refuses.</summary>
internal sealed class ServerException(string message) : Exception(message)
{
    /// <summary>What was asked for is wrong, or not there; otherwise the server or the way to it is.</summary>
    public bool IsOfCaller { get; init; }
}
