using Tocsin.Aws;

namespace Tocsin.Cli.Releases;

/// <summary>Where AWS is and whose requests are sent there, as AWS's own clients find it: variables first, then the profile.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html
/// </remarks>
internal sealed record AwsSettings(string Region, Uri Endpoint, string KeyId, string Secret, string? SessionToken)
{
    /// <param name="region">Null takes what is set.</param>
    /// <exception cref="SettingMissingException">Something is not set, or cannot be read.</exception>
    public static AwsSettings Of(Func<string, string?> variable, string? region)
    {
        var profile = Profile.Of(variable);
        string where = region ?? variable("AWS_REGION") ?? variable("AWS_DEFAULT_REGION") ?? profile.Setting("region")
            ?? throw new SettingMissingException(
                $"no region: set AWS_REGION, or give `region` to the profile {profile.Name} in {profile.ConfigPath}");
        if (!Aws.Region.IsCode(where))
        {
            throw new SettingMissingException($"{where} is no region; AWS_REGION takes one such as eu-west-1");
        }
        var its = Credentials.Of(variable, profile);
        return new AwsSettings(where, EndpointOf(), its.KeyId, its.Secret, its.SessionToken);

        Uri EndpointOf()
        {
            string given = variable("AWS_ENDPOINT_URL_ECS") ?? variable("AWS_ENDPOINT_URL") ?? profile.Setting("endpoint_url")
                ?? $"https://ecs.{where}.{new Region(where).Suffix}";
            return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
                : throw new SettingMissingException($"the endpoint {given} is no address; AWS_ENDPOINT_URL takes http://127.0.0.1:4566");
        }
    }
}

/// <summary>Something that AWS's clients need is not set, or not readable.</summary>
internal sealed class SettingMissingException(string message) : Exception(message);
