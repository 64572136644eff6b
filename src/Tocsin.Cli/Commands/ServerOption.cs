using System.CommandLine;
using Tocsin.Cli.Servers;
using Tocsin.Delivery.Senders;

namespace Tocsin.Cli.Commands;

/// <summary>Which running server a command talks to, and how it answers.</summary>
internal sealed class ServerOption
{
    public const string Default = "http://127.0.0.1:4566";

    private readonly Option<string?> server;
    private readonly Option<string?> keyFile;
    private readonly Invocation invocation;

    public ServerOption(Invocation invocation)
    {
        this.invocation = invocation;
        server = Settings.Text(invocation, "--server", $"Where the server listens; {Default} otherwise");
        keyFile = Settings.Text(invocation, "--admin-key-file",
            "A file with the server's admin key; TOCSIN_ADMIN_KEY holds the key itself");
    }

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(keyFile);
    }

    /// <exception cref="UsageException">What is given is no address, or the key cannot be read.</exception>
    /// <param name="within">How long an answer may take; null takes what a server may need.</param>
    public ServerConnection Connect(ParseResult parsed, TimeSpan? within = null)
    {
        string given = parsed.GetValue(server) ?? Default;
        if (!Uri.TryCreate(given.Contains("://", StringComparison.Ordinal) ? given : $"http://{given}", UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            throw new UsageException($"--server {given}: no address; write {Default}");
        }
        return new ServerConnection(address, Key(parsed.GetValue(keyFile)), within)
        {
            Option = (parsed.GetResult(server) is { Implicit: false } ? $" --server {given}" : "")
                + (parsed.GetResult(keyFile) is { Implicit: false } ? $" --admin-key-file {parsed.GetValue(keyFile)}" : ""),
        };
    }

    private string? Key(string? file)
    {
        if (file is null)
        {
            string? given = invocation.Variable("TOCSIN_ADMIN_KEY");
            return given is null || !SecretReference.IsOne(given) ? given
                : SecretReference.TryRead(given, out string? secret, out string error) ? secret
                : throw new UsageException($"TOCSIN_ADMIN_KEY: {error}");
        }
        try
        {
            return File.ReadAllText(invocation.Absolute(file)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--admin-key-file {file}: {e.Message}");
        }
    }
}
