using Tocsin.Aws;

namespace Tocsin.Tests.Aws;

public sealed class AccessKeyIdTests
{
    /// <summary>Pairs that were published: https://hackingthe.cloud/aws/enumeration/get-account-id-from-keys/</summary>
    [Theory]
    [InlineData("ASIAQNZGKIQY56JQ7WML", "029608264753")]
    [InlineData("ASIAY34FZKBOKMUTVV7A", "609629065308")]
    public void A_key_of_AWS_says_its_account(string key, string account)
    {
        Assert.True(AccessKeyId.TryAccountOf(key, out var found));
        Assert.Equal(account, found.ToString());
    }

    [Theory]
    [InlineData("000000000000")]
    [InlineData("111122223333")]
    [InlineData("999999999999")]
    public void A_key_that_is_made_here_says_its_account(string account)
    {
        Assert.True(AccountId.TryParse(account, out var parsed));
        string key = AccessKeyId.Temporary(parsed, new Ids(7));
        Assert.Matches("^ASIA[A-Z2-7]{16}$", key);
        Assert.True(AccessKeyId.TryAccountOf(key, out var found));
        Assert.Equal(account, found.ToString());
        Assert.NotEqual(key, AccessKeyId.Temporary(parsed, new Ids(8)));
    }

    [Theory]
    [InlineData("test")]
    [InlineData("111122223333")]
    [InlineData("ASIAQNZGKIQY56JQ7WM1")]
    public void What_is_no_key_has_no_account(string key) => Assert.False(AccessKeyId.TryAccountOf(key, out _));
}
