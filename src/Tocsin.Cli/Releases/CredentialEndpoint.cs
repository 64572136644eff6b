using System.Net;

namespace Tocsin.Cli.Releases;

/// <summary>Where a container, or a machine of EC2, is given the credentials of its role.</summary>
internal static class CredentialEndpoint
{
    private static readonly Uri Containers = new("http://169.254.170.2");

    /// <summary>AWS's clients wait a second, too: where there is no such endpoint, nobody answers.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html</remarks>
    /// <returns>Null where none is named.</returns>
    /// <exception cref="SettingMissingException">It gives none.</exception>
    public static Credentials? OfContainer(Func<string, string?> variable)
    {
        var address = variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is { } relative ? Below(relative)
            : variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not { } full ? null
            : Uri.TryCreate(full, UriKind.Absolute, out var named) && IsTrusted(named) ? named
            : throw new SettingMissingException(
                $"AWS_CONTAINER_CREDENTIALS_FULL_URI is {full}: https, or an address of this machine or of AWS's agents");
        if (address is null)
        {
            return null;
        }
        try
        {
            string? token = variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") is { } file ? File.ReadAllText(file).Trim()
                : variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
            return Credentials.Written(Ask(HttpMethod.Get, address, "Authorization", token), "Token")
                ?? throw new SettingMissingException($"{address} answers with no credentials");
        }
        catch (Exception e) when (IsMissing(e))
        {
            throw new SettingMissingException($"{address} gives no credentials: {e.Message}");
        }
    }

    /// <summary>A path of the agent's, and nobody else's: what is asked there is asked with a token.</summary>
    private static Uri Below(string relative) =>
        relative is ['/', not '/' and not '\\', ..] && Uri.TryCreate(Containers, relative, out var address)
            && address.Host == Containers.Host ? address
        : throw new SettingMissingException($"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is {relative}: a path of {Containers.Host}, /…");

    /// <remarks>Of version 2: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html</remarks>
    /// <returns>Null where this is no such machine, or it has no role.</returns>
    public static Credentials? OfInstance(Func<string, string?> variable)
    {
        if (string.Equals(variable("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase)
            || !Uri.TryCreate(
                variable("AWS_EC2_METADATA_SERVICE_ENDPOINT") ?? "http://169.254.169.254", UriKind.Absolute, out var machine))
        {
            return null;
        }
        try
        {
            string token = Ask(HttpMethod.Put, new Uri(machine, "/latest/api/token"), "X-aws-ec2-metadata-token-ttl-seconds", "21600");
            string role = Of("").Split('\n')[0].Trim();
            return Credentials.Written(Of(role), "Token");

            string Of(string path) => Ask(
                HttpMethod.Get, new Uri(machine, $"/latest/meta-data/iam/security-credentials/{path}"), "X-aws-ec2-metadata-token", token);
        }
        catch (Exception e) when (IsMissing(e))
        {
            return null;
        }
    }

    private static bool IsTrusted(Uri address) => address.Scheme == "https"
        || (address.Scheme == "http" && (address.IsLoopback || address.Host is "169.254.170.2" or "169.254.170.23" or "[fd00:ec2::23]"));

    private static bool IsMissing(Exception e) =>
        e is HttpRequestException or OperationCanceledException or IOException or UnauthorizedAccessException or FormatException;

    private static string Ask(HttpMethod method, Uri address, string header, string? value)
    {
        // A proxy is another machine, whose role is not this one's.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            Timeout = Longest, MaxResponseContentBufferSize = 1 << 16,
        };
        using var asked = new HttpRequestMessage(method, address);
        if (value is not null)
        {
            asked.Headers.TryAddWithoutValidation(header, value);
        }
        using var answer = client.Send(asked);
        using var whole = new StreamReader(answer.Content.ReadAsStream());
        return answer.StatusCode == HttpStatusCode.OK ? whole.ReadToEnd()
            : throw new HttpRequestException($"it answered {(int)answer.StatusCode}");
    }
}
