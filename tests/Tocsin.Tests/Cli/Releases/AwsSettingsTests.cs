using Tocsin.Cli.Releases;
using DescribeServicesRequest = Tocsin.Ecs.Shapes.DescribeServicesRequest;
using DescribeServicesResponse = Tocsin.Ecs.Shapes.DescribeServicesResponse;

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
        variables["AWS_EC2_METADATA_DISABLED"] = "true";
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

    [Theory]
    [InlineData("role_arn = arn:aws:iam::111122223333:role/ci\nsource_profile = default\n", "assumes a role (role_arn)")]
    [InlineData("sso_session = us\nsso_account_id = 111122223333\n", "signs in by SSO")]
    public void Credentials_that_another_service_would_give_are_refused_by_the_name_of_the_way(string profile, string said)
    {
        Config($"[default]\nregion = eu-west-1\n{profile}");
        Credentials("[default]\naws_access_key_id=ID\naws_secret_access_key=s\n");
        Assert.StartsWith($"the profile default {said}, which is not done here; `eval ", Missing(), StringComparison.Ordinal);
        (variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]) = ("VARIABLE", "v");
        Assert.Equal("VARIABLE", Read().KeyId);
    }

    [Fact]
    public void A_program_that_the_profile_names_gives_them()
    {
        const string written = """
            {"Version":1,"AccessKeyId":"ID","SecretAccessKey":"s","SessionToken":"t","Expiration":"2030-01-01T00:00:00Z"}
            """;
        File.WriteAllText(Path.Combine(home, "out put"), written);
        Config($"[default]\nregion = eu-west-1\ncredential_process = /bin/cat \"{home}/out put\"\n");
        var found = Read();
        Assert.Equal(("ID", "s", "t"), (found.KeyId, found.Secret, found.SessionToken));
    }

    [Theory]
    [InlineData("/bin/false", "/bin/false, ended with 1")]
    [InlineData("/bin/echo {}", "/bin/echo, wrote no credentials of version 1")]
    [InlineData("/nowhere/program", "/nowhere/program, cannot be run: ")]
    public void A_program_that_gives_none_is_named(string program, string said)
    {
        Config($"[default]\nregion = eu-west-1\ncredential_process = {program}\n");
        Assert.StartsWith($"the credential_process of the profile default, {said}", Missing(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_endpoint_of_a_container_gives_them_to_who_has_its_token()
    {
        variables["AWS_REGION"] = "eu-west-1";
        using var endpoint = new Answering("""{"AccessKeyId":"ID","SecretAccessKey":"s","Token":"t","RoleArn":"r"}""");
        variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = $"{endpoint.Address}v2/credentials";
        variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "Basic abc";
        var found = Read();
        Assert.Equal(("ID", "s", "t"), (found.KeyId, found.Secret, found.SessionToken));
        string asked = Assert.Single(await endpoint.Asked());
        Assert.StartsWith("GET /v2/credentials HTTP/1.1\r\n", asked, StringComparison.Ordinal);
        Assert.Contains("\r\nAuthorization: Basic abc\r\n", asked, StringComparison.Ordinal);
        variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://192.0.2.1/credentials";
        Assert.StartsWith(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI is http://192.0.2.1/credentials: https, or", Missing(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//elsewhere.example/credentials")]
    [InlineData("http://elsewhere.example/credentials")]
    [InlineData("/\\elsewhere.example/credentials")]
    public void A_container_is_given_those_of_AWSs_agent_alone(string relative)
    {
        variables["AWS_REGION"] = "eu-west-1";
        variables["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = relative;
        Assert.Equal($"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is {relative}: a path of 169.254.170.2, /…", Missing());
    }

    [Fact]
    public async Task Credentials_that_expire_are_asked_for_anew()
    {
        using var ecs = new Answering("""{"__type":"ExpiredTokenException","message":"expired"}""", """{"services":[],"failures":[]}""");
        var before = new AwsSettings("eu-west-1", ecs.Address, "BEFORE", "s", "t");
        using (var client = AwsClient.OfEcs(before, TimeProvider.System, () => before with { KeyId = "AFTER" }))
        {
            client.Ask<DescribeServicesResponse>("DescribeServices", new DescribeServicesRequest());
        }
        using var same = new Answering("""{"__type":"ExpiredTokenException","message":"expired"}""");
        var elsewhere = before with { Endpoint = same.Address };
        using (var client = AwsClient.OfEcs(elsewhere, TimeProvider.System, () => elsewhere))
        {
            Assert.Throws<AwsRefusal>(() => client.Ask<DescribeServicesResponse>("DescribeServices", new DescribeServicesRequest()));
        }
        Assert.Equal(["BEFORE", "AFTER"], (await ecs.Asked()).Select(KeyOf));
        Assert.Single(await same.Asked());

        static string KeyOf(string request) => request[(request.IndexOf("Credential=", StringComparison.Ordinal) + 11)..].Split('/')[0];
    }

    [Fact]
    public async Task A_machine_of_EC2_gives_those_of_its_role_for_a_token()
    {
        variables["AWS_REGION"] = "eu-west-1";
        using var endpoint = new Answering(
            "token", "deployer", """{"Code":"Success","AccessKeyId":"ID","SecretAccessKey":"s","Token":"t"}""");
        variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = $"{endpoint.Address}";
        Assert.StartsWith("no credentials: ", Missing(), StringComparison.Ordinal);
        variables.Remove("AWS_EC2_METADATA_DISABLED");
        var found = Read();
        Assert.Equal(("ID", "s", "t"), (found.KeyId, found.Secret, found.SessionToken));
        var asked = await endpoint.Asked();
        Assert.StartsWith("PUT /latest/api/token HTTP/1.1\r\n", asked[0], StringComparison.Ordinal);
        Assert.StartsWith("GET /latest/meta-data/iam/security-credentials/deployer HTTP/1.1\r\n", asked[2], StringComparison.Ordinal);
        Assert.Contains("\r\nX-aws-ec2-metadata-token: token\r\n", asked[2], StringComparison.Ordinal);
    }

    private void Config(string text) => File.WriteAllText(Path.Combine(home, ".aws", "config"), text);

    private void Credentials(string text) => File.WriteAllText(Path.Combine(home, ".aws", "credentials"), text);

    private AwsSettings Read() => AwsSettings.Of(variables.GetValueOrDefault, null);

    private string Missing() => Assert.Throws<SettingMissingException>(Read).Message;
}
