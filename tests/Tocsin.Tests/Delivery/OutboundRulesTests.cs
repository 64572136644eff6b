using System.Net;
using Tocsin.Delivery.Senders;
using Tocsin.Text;

namespace Tocsin.Tests.Delivery;

public sealed class OutboundRulesTests
{
    private static readonly OutboundRules Beyond = new(allowsLoopback: false, allowed: []);
    private static readonly OutboundRules OnLoopback = new(allowsLoopback: true, allowed: []);

    [Theory]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.200.0.9", "loopback")]
    [InlineData("::1", "loopback")]
    [InlineData("::ffff:127.0.0.1", "loopback")]
    [InlineData("169.254.169.254", "link-local address, where metadata is")]
    [InlineData("::ffff:169.254.169.254", "link-local")]
    [InlineData("64:ff9b::a9fe:a9fe", "link-local")]
    [InlineData("fe80::1", "link-local")]
    [InlineData("fd00:ec2::254", "private")]
    [InlineData("10.1.2.3", "private")]
    [InlineData("172.31.0.1", "private")]
    [InlineData("192.168.1.1", "private")]
    [InlineData("100.64.0.1", "private")]
    [InlineData("::10.0.0.1", "private")]
    [InlineData("2002:0a00:0001::1", "private")]
    [InlineData("0.0.0.0", "no address of a host")]
    [InlineData("::", "no address of a host")]
    [InlineData("255.255.255.255", "no address of a host")]
    [InlineData("224.0.0.1", "no address of a host")]
    public void What_only_this_machine_or_its_network_reaches_is_refused(string address, string what) =>
        Assert.Contains(what, Beyond.Refusal(IPAddress.Parse(address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("52.94.5.1")]
    [InlineData("172.32.0.1")]
    [InlineData("2600:1f18::1")]
    [InlineData("::ffff:52.94.5.1")]
    public void What_anybody_reaches_is_not(string address) => Assert.Null(Beyond.Refusal(IPAddress.Parse(address)));

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("10.0.0.1", false)]
    public void Of_a_server_on_loopback_loopback_alone_is_allowed(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, OnLoopback.Refusal(IPAddress.Parse(address)) is null);

    [Fact]
    public void A_network_is_allowed_that_is_named()
    {
        var rules = new OutboundRules(allowsLoopback: false, [IPNetwork.Parse("10.1.0.0/16")]);
        Assert.Null(rules.Refusal(IPAddress.Parse("10.1.2.3")));
        Assert.Null(rules.Refusal(IPAddress.Parse("::ffff:10.1.2.3")));
        Assert.NotNull(rules.Refusal(IPAddress.Parse("10.2.2.3")));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://2130706433:1/")]
    [InlineData("http://0x7f000001:1/")]
    [InlineData("http://017700000001:1/")]
    [InlineData("http://127.1:1/")]
    [InlineData("http://[::1]:1/")]
    [InlineData("http://[::ffff:127.0.0.1]:1/")]
    [InlineData("http://localhost:1/")]
    public Task However_an_address_is_written_it_is_looked_at(string url) => IsRefused(Beyond, url);

    [Theory]
    [InlineData("52.94.5.1", "127.0.0.1")]
    [InlineData("10.0.0.1", "52.94.5.1")]
    [InlineData("2600:1f18::1", "169.254.169.254")]
    public Task A_name_that_leads_to_both_is_refused(string one, string other) => IsRefused(
        new OutboundRules(allowsLoopback: false, allowed: [])
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(one), IPAddress.Parse(other)]),
        },
        "http://both.example/");

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_looked_at_and_a_redirection_is_not_followed()
    {
        await using var endpoint = await Server.Host.Endpoint.Start();
        endpoint.Answer(302);
        int asked = 0;
        var rules = new OutboundRules(allowsLoopback: true, allowed: [])
        {
            // What a name is the second time is asked by nobody.
            Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "127.0.0.1" : "10.0.0.1")]),
        };
        using var client = rules.Client(TimeSpan.FromSeconds(10), 1000);
        using var answer = await client.GetAsync(
            new UriBuilder(endpoint.Url) { Host = "changing.example" }.Uri, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, 1), (answer.StatusCode, asked));
    }

    private static async Task IsRefused(OutboundRules rules, string url)
    {
        using var client = rules.Client(TimeSpan.FromSeconds(10), 1000);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(
            new Uri(url), TestContext.Current.CancellationToken));
        Assert.IsType<AddressRefusedException>(refused.InnerException);
        Assert.Contains("outbound-allow", refused.InnerException.Message, StringComparison.Ordinal);
    }
}
