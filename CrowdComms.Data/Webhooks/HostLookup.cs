using System.Net;

namespace CrowdComms.Data.Webhooks;

/// <summary>Looks up the network addresses of a host's name, as the machine does unless a test replaces it.</summary>
/// <param name="Find">Returns the addresses of a name; throws a <see cref="System.Net.Sockets.SocketException"/> for a name
/// that cannot be looked up now.</param>
public sealed record HostLookup(Func<string, CancellationToken, Task<IPAddress[]>> Find)
{
    /// <summary>Asks the resolver of the machine.</summary>
    public static HostLookup Machine { get; } = new(Dns.GetHostAddressesAsync);
}
