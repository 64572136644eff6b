using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Delivery.Senders;

/// <summary>
/// Where a secret stands: <c>file:PATH</c> or <c>env:NAME</c>. It is read each time, so that it may be changed, and never kept.
/// </summary>
public static class SecretReference
{
    private const string FilePrefix = "file:";
    private const string VariablePrefix = "env:";
    private const int MostCharacters = 4096;

    /// <summary>Whether a text says where a secret stands, rather than being one.</summary>
    public static bool IsOne(string text) =>
        text.StartsWith(FilePrefix, StringComparison.Ordinal) || text.StartsWith(VariablePrefix, StringComparison.Ordinal);

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
                secret = Beginning(path).Trim();
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
        if (secret is not null && (secret.Length > MostCharacters || secret.Any(char.IsControl)))
        {
            error = $"what {reference} holds is no secret: one line of up to {MostCharacters} characters";
            secret = null;
        }
        return secret is not null;
    }

    /// <summary>As much as shows whether a file is a secret: somebody may name any file.</summary>
    private static string Beginning(string path)
    {
        using var reader = new StreamReader(path);
        char[] buffer = new char[2 * MostCharacters];
        return new string(buffer, 0, reader.ReadBlock(buffer));
    }
}
