using System.Net;
using System.Text;
using Tocsin.Server.Signing;

namespace Tocsin.Tests.Server.Wire;

/// <summary>A role's credentials sign requests where these must be signed, until the session ends.</summary>
public sealed class SessionTests
{
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";

    private static readonly AccessKey Key = new("AKIAEXAMPLE", "secret", FaceServer.Account);

    [Fact]
    public async Task A_session_signs_with_its_own_keys_is_its_role_and_ends()
    {
        var clock = new StoppedClock(new(2026, 11, 23, 0, 41, 19, TimeSpan.Zero));
        await using var server = await FaceServer.Start(clock, Key);
        string document = WebUtility.UrlEncode(Trust);
        await Ask(server, clock, Key, $"Action=CreateRole&Version=2010-05-08&RoleName=deployer&AssumeRolePolicyDocument={document}", "iam");
        var assumed = await Ask(
            server, clock, Key, "Action=AssumeRole&Version=2011-06-15&RoleArn=arn:aws:iam::123456789012:role/deployer&RoleSessionName=ci");
        Assert.Equal(200, assumed.Status);
        var session = new AccessKey(
            assumed.Xml("AccessKeyId"), assumed.Xml("SecretAccessKey"), FaceServer.Account, assumed.Xml("SessionToken"));

        var who = await Ask(server, clock, session, "Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal("arn:aws:sts::123456789012:assumed-role/deployer/ci", who.Xml("Arn"));

        string said = Encoding.UTF8.GetString(Convert.FromBase64String(session.SessionToken!));
        string other = Convert.ToBase64String(Encoding.UTF8.GetBytes(said.Replace("deployer", "somebody", StringComparison.Ordinal)));
        var forged = await Ask(server, clock, session with { SessionToken = other }, "Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal("SignatureDoesNotMatch", forged.Xml("Code"));

        clock.Now += TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1);
        var late = await Ask(server, clock, session, "Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal((403, "ExpiredToken"), (late.Status, late.Xml("Code")));
    }

    private static Task<Replied> Ask(FaceServer server, StoppedClock clock, AccessKey key, string form, string service = "sts")
    {
        var headers = Signed.Headers(key, service, server.Address.Authority, form, clock.Now);
        return server.Form(form, "/", headers);
    }
}
