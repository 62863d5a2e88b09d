using System.Net;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.HttpOverrides;

namespace CrowdComms.Web;

/// <summary>The settings <c>Proxies</c>: which proxies may tell the address of the visitor and whether https is used.</summary>
public sealed record ProxySettings
{
    /// <summary>Addresses and networks such as <c>10.0.0.2, 172.16.0.0/12</c>; null if no proxy is trusted.</summary>
    public string? Trusted { get; init; }

    internal IReadOnlyList<System.Net.IPNetwork> Networks =>
        [.. (Trusted ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    internal static void Check(ProxySettings proxies, IConfiguration configuration)
    {
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartRefusedException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust any sender about its address. Remove it, and list your "
                    + "proxies in Proxies:Trusted.");
        }

        try
        {
            _ = proxies.Networks;
        }
        catch (FormatException wrong)
        {
            throw new StartRefusedException(
                "Proxies:Trusted is not a list of addresses. Write addresses and networks with commas between them, "
                    + "such as 10.0.0.2, 172.16.0.0/12.", wrong);
        }
    }

    private static System.Net.IPNetwork Network(string text) =>
        text.Contains('/', StringComparison.Ordinal) ? System.Net.IPNetwork.Parse(text)
        : IPAddress.Parse(text) is var address ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8) : default;
}

/// <summary>Reads the headers of trusted proxies, and of no other sender.</summary>
internal static class Proxies
{
    /// <summary>Takes the visitor's address and the scheme from the headers of trusted proxies. Without a trusted proxy
    /// these headers are ignored.</summary>
    internal static void UseTrustedProxies(this WebApplication app, ProxySettings proxies)
    {
        if (proxies.Networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
