using Tocsin.Cli.Releases;

namespace Tocsin.Tests.Cli.Releases;

/// <summary>Where AWS is and who asks, as AWS's own clients find it.</summary>
public sealed class AwsSettingsTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("tocsin-").FullName;
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public AwsSettingsTests()
    {
        Directory.CreateDirectory(Path.Combine(home, ".aws"));
        variables["HOME"] = home;
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public void Variables_come_before_the_profile()
    {
        Config("[default]\nregion = eu-west-1\n");
        Credentials("[default]\naws_access_key_id = FILE\naws_secret_access_key = file\naws_session_token = stale\n");
        (variables["AWS_REGION"], variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]) = ("us-west-2", "VARIABLE", "v");
        var found = Read();
        Assert.Equal(("us-west-2", "VARIABLE", null), (found.Region, found.KeyId, found.SessionToken));
        Assert.Equal("https://ecs.us-west-2.amazonaws.com/", found.Endpoint.ToString());
    }

    [Fact]
    public void A_profile_has_its_region_its_endpoint_and_its_credentials()
    {
        Config(
            "[default]\nregion = eu-west-1\n# not this\n[profile  ci]\nregion=cn-north-1\nendpoint_url = http://127.0.0.1:4566\n"
                + "s3 =\n  region = nowhere\n");
        Credentials("[ci]\naws_access_key_id=ID\naws_secret_access_key=a=b\naws_session_token=t\n");
        variables["AWS_PROFILE"] = "ci";
        Assert.Equal(new AwsSettings("cn-north-1", new Uri("http://127.0.0.1:4566"), "ID", "a=b", "t"), Read());
        variables["AWS_ENDPOINT_URL_ECS"] = "http://127.0.0.1:1";
        Assert.Equal("http://127.0.0.1:1/", Read().Endpoint.ToString());
    }

    [Fact]
    public void China_has_its_own_names()
    {
        Credentials("[default]\naws_access_key_id=ID\naws_secret_access_key=s\n");
        variables["AWS_DEFAULT_REGION"] = "cn-north-1";
        Assert.Equal("https://ecs.cn-north-1.amazonaws.com.cn/", Read().Endpoint.ToString());
    }

    [Fact]
    public void What_is_missing_is_named_with_the_remedy()
    {
        Assert.StartsWith("no region: set AWS_REGION", Missing(), StringComparison.Ordinal);
        variables["AWS_REGION"] = "Frankfurt";
        Assert.StartsWith("Frankfurt is no region", Missing(), StringComparison.Ordinal);
        variables["AWS_REGION"] = "eu-central-1";
        Assert.Contains("aws configure export-credentials", Missing(), StringComparison.Ordinal);
        variables["AWS_PROFILE"] = "ci";
        Assert.StartsWith("AWS_PROFILE is ci, and neither", Missing(), StringComparison.Ordinal);
    }

    private void Config(string text) => File.WriteAllText(Path.Combine(home, ".aws", "config"), text);

    private void Credentials(string text) => File.WriteAllText(Path.Combine(home, ".aws", "credentials"), text);

    private AwsSettings Read() => AwsSettings.Of(variables.GetValueOrDefault, null);

    private string Missing() => Assert.Throws<SettingMissingException>(Read).Message;
}
