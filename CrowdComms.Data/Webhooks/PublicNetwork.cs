using System.Net;
using System.Net.Sockets;

namespace CrowdComms.Data.Webhooks;

/// <summary>
/// Connects only to addresses of the public network, so that no one can use this server to reach machines that only it
/// can reach. It looks a name up once and connects to the addresses that it checked, so a name that changes its address
/// between check and connection gains nothing.
/// </summary>
public sealed class PublicNetwork(WebhookSettings settings, HostLookup lookup)
{
    // Source: https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry; 168.63.129.16 is
    // where Azure gives its machines their own secrets. The networks of IPv6 that hold addresses of IPv4 are among them.
    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // All public addresses of IPv6 are in this network until another one is assigned.
    private static readonly IPNetwork Assigned = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is the same for everyone on the internet, and belongs to no private
    /// network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (plain.AddressFamily == AddressFamily.InterNetwork || Assigned.Contains(plain))
            && !Private.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Whether a webhook may go to a host: all its addresses must be allowed. A name that cannot be looked up
    /// now is accepted, because each delivery checks again.</summary>
    public async Task<bool> AllowsAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return settings.AllowPrivateNetworks || await AddressesAsync(host, cancellationToken) is not null;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    /// <summary>Creates an HTTP handler that follows no redirect, uses no proxy and no cookie, and connects to allowed
    /// addresses only.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = async (asked, cancellationToken) => await ConnectAsync(asked.DnsEndPoint, cancellationToken),
    };

    private async Task<Stream> ConnectAsync(DnsEndPoint to, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(to.Host, cancellationToken) ?? throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The addresses of a host; null where one of them is not allowed. A host that is written as an address is not looked up.
    private async Task<IPAddress[]?> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        var plain = HostName.Plain(host);
        if (HostName.TryRead(plain, out var written))
        {
            return settings.AllowPrivateNetworks || IsPublic(written) ? [written] : null;
        }

        if (!settings.AllowPrivateNetworks && !HostName.CanBePublic(plain))
        {
            return null;
        }

        var found = await lookup.Find(plain, cancellationToken);
        return settings.AllowPrivateNetworks || found.All(IsPublic) ? found : null;
    }
}

/// <summary>Thrown for an address in a private network where such addresses are not allowed.</summary>
public sealed class PrivateAddressException() : Exception("The address is in a private network.");
