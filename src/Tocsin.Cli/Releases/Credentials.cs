using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Tocsin.Json;

namespace Tocsin.Cli.Releases;

/// <summary>Whose requests are sent.</summary>
/// <param name="SessionToken">Null of a key that has none.</param>
internal sealed record Credentials(string KeyId, string Secret, string? SessionToken)
{
    private const string Remedy = "`eval \"$(aws configure export-credentials --format env)\"` sets them from a role, SSO or a process";

    /// <summary>Ours; a program may ask somebody for a code.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>
    /// In the order of AWS's clients: variables, the profile's keys, its program, the endpoint of a container, that of an instance. They
    /// are asked for once.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html</remarks>
    /// <exception cref="SettingMissingException">There are none, or they are had in a way that is not taken.</exception>
    public static Credentials Of(Func<string, string?> variable, Profile profile)
    {
        if (variable("AWS_ACCESS_KEY_ID") is null && NotTaken(variable, profile) is { } way)
        {
            throw new SettingMissingException($"{way}, which is not done here; {Remedy}");
        }
        return (variable("AWS_ACCESS_KEY_ID") is not null ? Named(n => variable(n.ToUpperInvariant()))
                : Named(profile.Setting)
                ?? (profile.Setting("credential_process") is { Length: > 0 } program ? OfProgram(program, profile.Name) : null)
                ?? CredentialEndpoint.OfContainer(variable) ?? CredentialEndpoint.OfInstance(variable))
            ?? throw new SettingMissingException(
                "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give them to the profile "
                    + $"{profile.Name} in {profile.CredentialsPath}; {Remedy}");
    }

    /// <summary>As a program or an endpoint writes them.</summary>
    /// <param name="token">How it calls the session's token.</param>
    /// <returns>Null where this is something else.</returns>
    public static Credentials? Written(string json, string token) =>
        JsonParser.Parse(json) is { } told && told.Member("AccessKeyId")?.AsText() is { } id
        && told.Member("SecretAccessKey")?.AsText() is { } secret
            ? new Credentials(id, secret, told.Member(token)?.AsText()) : null;

    private static Credentials? Named(Func<string, string?> setting) =>
        setting("aws_access_key_id") is { } id && setting("aws_secret_access_key") is { } secret
            ? new Credentials(id, secret, setting("aws_session_token")) : null;

    /// <summary>What comes before the profile's keys, and another service of AWS's would have to be asked for.</summary>
    private static string? NotTaken(Func<string, string?> variable, Profile profile) =>
        profile.Setting("role_arn") is not null ? $"the profile {profile.Name} assumes a role (role_arn)"
        : variable("AWS_WEB_IDENTITY_TOKEN_FILE") is not null ? "AWS_WEB_IDENTITY_TOKEN_FILE assumes a role"
        : profile.Setting("sso_session") is not null || profile.Setting("sso_start_url") is not null
            ? $"the profile {profile.Name} signs in by SSO"
        : null;

    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html</remarks>
    private static Credentials OfProgram(string command, string profile)
    {
        var words = Words(command);
        try
        {
            // What it asks for or complains of, it says to the user.
            using var program = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardOutput = true })!;
            var output = program.StandardOutput.ReadToEndAsync();
            if (!program.WaitForExit(Longest))
            {
                program.Kill(entireProcessTree: true);
                throw Failed($"has not ended within {Longest.TotalMinutes:0} minutes");
            }
            string text = output.GetAwaiter().GetResult();
            return program.ExitCode != 0 ? throw Failed($"ended with {program.ExitCode}")
                : JsonParser.Parse(text)?.Member("Version") is JsonValue.Number { Text: "1" }
                    && Written(text, "SessionToken") is { } given ? given
                : throw Failed("wrote no credentials of version 1");
        }
        catch (Win32Exception e)
        {
            throw Failed($"cannot be run: {e.Message}");
        }

        SettingMissingException Failed(string how) => new($"the credential_process of the profile {profile}, {words[0]}, {how}");
    }

    /// <summary>As a shell cuts words: by spaces, but for what is in quotes. Nothing else of a shell is in it.</summary>
    private static List<string> Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char quote = '\0';
        bool isWord = false;
        foreach (char c in command)
        {
            if (quote != '\0' ? c == quote : c is '"' or '\'')
            {
                (quote, isWord) = (quote == '\0' ? c : '\0', true);
            }
            else if (c != ' ' || quote != '\0')
            {
                word.Append(c);
                isWord = true;
            }
            else if (isWord)
            {
                words.Add(word.ToString());
                word.Clear();
                isWord = false;
            }
        }
        words.Add(word.ToString());
        return words;
    }
}
