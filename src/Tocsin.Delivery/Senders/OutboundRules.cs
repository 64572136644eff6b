using System.Net;
using System.Net.Sockets;
using Tocsin.Text;

namespace Tocsin.Delivery.Senders;

/// <summary>
/// Where messages and questions may go that others gave the address of: an endpoint of a topic, a certificate, a confirmation.
/// </summary>
/// <remarks>
/// Whoever may subscribe an endpoint must not reach by it what only this machine or its network reaches: loopback, link-local addresses
/// with the metadata of clouds among them, private networks, and what is no address of one host. A name is resolved here, all of its
/// addresses are looked at, and the connection goes to one of those: what the name becomes a moment later is of no use. Redirections are
/// not followed. Safe for any number of threads.
/// </remarks>
/// <param name="allowsLoopback">While the server itself is on loopback, only programs of this machine ask it for anything.</param>
/// <param name="allowed">Networks that are allowed all the same.</param>
public sealed class OutboundRules(bool allowsLoopback, ValueList<IPNetwork> allowed)
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
    private static readonly (IPNetwork Network, string What)[] Refused =
    [
        .. Each("a loopback address", Loopback),
        .. Each("a link-local address, where metadata is", "169.254.0.0/16", "fe80::/10"),
        .. Each("a private address", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fec0::/10"),
        .. Each(
            "no address of a host", "0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/3", "::/128", "100::/64", "2001::/23", "2001:db8::/32", "ff00::/8"),
    ];

    /// <summary>What a name leads to; another one only in tests.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    private static string[] Loopback => ["127.0.0.0/8", "::1/128"];

    /// <summary>What an address is that nothing goes to; null where it may.</summary>
    public string? Refusal(IPAddress address)
    {
        var plain = Plain(address);
        return allowed.Any(n => n.Contains(plain)) || (allowsLoopback && IPAddress.IsLoopback(plain)) ? null
            : Array.Find(Refused, r => r.Network.Contains(plain)).What;
    }

    /// <summary>One that keeps to them.</summary>
    /// <param name="timeout">Of a request with its answer.</param>
    /// <param name="answerBytes">Of an answer that is read.</param>
    public HttpClient Client(TimeSpan timeout, int answerBytes) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = Connect })
        {
            Timeout = timeout,
            MaxResponseContentBufferSize = answerBytes,
        };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        string host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Resolve(host, stop).ConfigureAwait(false);
        foreach (var address in addresses)
        {
            if (Refusal(address) is { } what)
            {
                string named = literal is null ? $"{host} leads to {address}, which" : $"{host}";
                throw new AddressRefusedException($"{named} is {what}; outbound-allow may name its network");
            }
        }
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The IPv4 address that one of IPv6 stands for, where it does: mapped, compatible, by NAT64 or 6to4.</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }
        byte[] bytes = address.GetAddressBytes();
        bool isCompatible = bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 && bytes.AsSpan(12, 3).IndexOfAnyExcept((byte)0) >= 0;
        bool isTranslated = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : isCompatible || isTranslated ? new IPAddress(bytes.AsSpan(12))
            : bytes is [0x20, 0x02, ..] ? new IPAddress(bytes.AsSpan(2, 4))
            : new IPAddress(bytes);
    }

    private static IEnumerable<(IPNetwork, string)> Each(string what, params string[] networks) =>
        networks.Select(n => (IPNetwork.Parse(n), what));
}

/// <summary>An address that nothing goes to (<see cref="OutboundRules"/>): says which, what it is, and what to set.</summary>
public sealed class AddressRefusedException(string message) : Exception(message);
