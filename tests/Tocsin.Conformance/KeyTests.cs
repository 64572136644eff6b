using System.Text.Json.Nodes;

namespace Tocsin.Conformance;

/// <summary>Where keys are configured, clients are let in by them and told by AWS's errors why not.</summary>
public sealed class KeyTests
{
    private const string Presign =
        """
        import boto3
        print(boto3.client("sts").generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod="GET"))
        """;

    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""";

    [Theory]
    [InlineData("AWS_SECRET_ACCESS_KEY", "another", "SignatureDoesNotMatch", "InvalidSignatureException")]
    [InlineData("AWS_ACCESS_KEY_ID", "AKIAOTHER", "InvalidClientTokenId", "UnrecognizedClientException")]
    [InlineData("AWS_SESSION_TOKEN", "none", "InvalidClientTokenId", "UnrecognizedClientException")]
    public async Task Whoever_is_not_the_keys_owner_is_told_so_in_both_protocols(string variable, string value, string query, string json)
    {
        await using var server = await RunningServer.WithKeys();
        Assert.Contains($"An error occurred ({query})", (await Aws("sns", "list-topics")).Errors);
        Assert.Contains($"An error occurred ({json})", (await Aws("events", "list-rules")).Errors);

        Task<Ran> Aws(params string[] arguments) => Ran.Program(
            "aws", Path.GetTempPath(), new Dictionary<string, string>(server.Environment) { [variable] = value }, arguments);
    }

    [Fact]
    public async Task The_lines_to_copy_name_the_key()
    {
        await using var server = await RunningServer.WithKeys();
        // Asked to end, it has written all of it by then.
        (await server.Client("kill", $"{server.ProcessId}")).Succeeded();
        Assert.Contains(
            $"AWS_ENDPOINT_URL={server.Url} AWS_ACCESS_KEY_ID={RunningServer.KeyId} AWS_SECRET_ACCESS_KEY=...", await server.Further);
    }

    [Fact]
    public async Task Nobody_is_let_in_unsigned_and_a_presigned_address_is_enough()
    {
        await using var server = await RunningServer.WithKeys();
        using var client = new HttpClient();
        using var unsigned = await client.GetAsync(new Uri($"{server.Url}/?Action=GetCallerIdentity&Version=2011-06-15"));
        Assert.Equal(403, (int)unsigned.StatusCode);
        Assert.Contains("<Code>MissingAuthenticationToken</Code>", await unsigned.Content.ReadAsStringAsync());

        string address = (await server.Client("python3", "-c", Presign)).Succeeded().Trim();
        using var presigned = await client.GetAsync(new Uri(address));
        Assert.Contains("<Account>111122223333</Account>", await presigned.Content.ReadAsStringAsync());
        using var changed = await client.GetAsync(new Uri(address.Replace("Expires=60", "Expires=600", StringComparison.Ordinal)));
        Assert.Contains("<Code>SignatureDoesNotMatch</Code>", await changed.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_credentials_of_a_role_sign_as_the_role()
    {
        await using var server = await RunningServer.WithKeys();
        (await server.Client("aws", "iam", "create-role", "--role-name", "ci", "--assume-role-policy-document", Trust)).Succeeded();
        string assumed = (await server.Client(
            "aws", "sts", "assume-role", "--role-arn", "arn:aws:iam::111122223333:role/ci", "--role-session-name", "build")).Succeeded();
        var credentials = JsonNode.Parse(assumed)!["Credentials"]!;
        var environment = new Dictionary<string, string>(server.Environment)
        {
            ["AWS_ACCESS_KEY_ID"] = (string)credentials["AccessKeyId"]!,
            ["AWS_SECRET_ACCESS_KEY"] = (string)credentials["SecretAccessKey"]!,
            ["AWS_SESSION_TOKEN"] = (string)credentials["SessionToken"]!,
        };
        string who = (await Ran.Program("aws", Path.GetTempPath(), environment, "sts", "get-caller-identity")).Succeeded();
        Assert.Contains("\"Arn\": \"arn:aws:sts::111122223333:assumed-role/ci/build\"", who);
    }
}
