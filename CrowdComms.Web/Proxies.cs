using System.Net;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.HttpOverrides;

namespace CrowdComms.Web;

/// <summary><c>Proxies</c>: which proxies are believed about the visitor's address and about https.</summary>
public sealed record ProxySettings
{
    /// <summary>Addresses and networks such as <c>10.0.0.2, 172.16.0.0/12</c>; none by default: then nobody's word counts.</summary>
    public string? Trusted { get; init; }

    internal IReadOnlyList<System.Net.IPNetwork> Networks => [.. (Trusted ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    internal static void Check(ProxySettings proxies, IConfiguration configuration)
    {
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartRefusedException("ASPNETCORE_FORWARDEDHEADERS_ENABLED would believe everybody about their address. Leave it out, and name the proxies in Proxies:Trusted.");
        }

        try
        {
            _ = proxies.Networks;
        }
        catch (FormatException wrong)
        {
            throw new StartRefusedException("Proxies:Trusted is no list of addresses. Write addresses and networks with commas between them, such as 10.0.0.2, 172.16.0.0/12.", wrong);
        }
    }

    private static System.Net.IPNetwork Network(string text) =>
        text.Contains('/', StringComparison.Ordinal) ? System.Net.IPNetwork.Parse(text)
        : IPAddress.Parse(text) is var address ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8) : default;
}

/// <summary>Believes trusted proxies, and nobody else.</summary>
internal static class Proxies
{
    /// <summary>Takes the visitor's address and the scheme from what trusted proxies say. Without any, the headers are nothing but text.</summary>
    internal static void UseTrustedProxies(this WebApplication app, ProxySettings proxies)
    {
        if (proxies.Networks.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
