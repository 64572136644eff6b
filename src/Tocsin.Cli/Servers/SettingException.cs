namespace Tocsin.Cli.Servers;

/// <summary>A setting of a server that cannot be read or does not go with another.</summary>
internal sealed class SettingException(string message) : Exception(message);
