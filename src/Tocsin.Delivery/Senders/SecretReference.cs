using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Delivery.Senders;

/// <summary>
/// Where a secret stands: <c>file:PATH</c> or <c>env:NAME</c>. It is read each time, so that it may be changed, and never kept.
/// </summary>
public static class SecretReference
{
    private const string FilePrefix = "file:";
    private const string VariablePrefix = "env:";

    /// <param name="error">Why there is none: names the file or variable, never what is in it.</param>
    public static bool TryRead(string reference, [NotNullWhen(true)] out string? secret, out string error)
    {
        secret = null;
        error = "";
        if (reference.StartsWith(VariablePrefix, StringComparison.Ordinal))
        {
            string name = reference[VariablePrefix.Length..];
            secret = Environment.GetEnvironmentVariable(name);
            error = $"the variable {name} is not set where the server runs";
        }
        else if (reference.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            string path = reference[FilePrefix.Length..];
            try
            {
                secret = File.ReadAllText(path).Trim();
                error = $"{path} is empty";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                error = $"{path} cannot be read: {e.Message}";
            }
        }
        else
        {
            error = "a secret is given as file:PATH or env:NAME, never itself";
        }
        secret = string.IsNullOrEmpty(secret) ? null : secret;
        return secret is not null;
    }
}
