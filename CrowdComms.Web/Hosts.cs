using Microsoft.AspNetCore.HostFiltering;

namespace CrowdComms.Web;

/// <summary>Keeps the host of a request, which any caller can choose, out of what the application answers.</summary>
internal static class Hosts
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Refuses requests to another host than that of <c>PublicUrl</c> or this machine, unless
    /// <c>AllowedHosts</c> says otherwise. Without <c>PublicUrl</c> every host is allowed.</summary>
    internal static IServiceCollection AddHosts(this IServiceCollection services, Uri? publicUrl, IConfiguration configuration) =>
        publicUrl is null || !string.IsNullOrWhiteSpace(configuration["AllowedHosts"]) ? services
            : services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = [NameOf(publicUrl), .. ThisMachine]);

    /// <summary>Returns a <c>Location</c> without the host of the request: browsers and programs resolve it against the
    /// address that they asked (RFC 9110, 10.2.2). Any other location stays as it is.</summary>
    internal static string? WithoutHost(string? location, HttpRequest request) =>
        Uri.TryCreate(location, UriKind.Absolute, out var there) && there.Scheme is "http" or "https"
            && Uri.TryCreate($"{there.Scheme}://{request.Host}", UriKind.Absolute, out var here)
            && there.Authority == here.Authority
            ? there.PathAndQuery + there.Fragment : location;

    // Browsers send a name in other letters as punycode.
    private static string NameOf(Uri address) =>
        address.HostNameType == UriHostNameType.Dns ? address.IdnHost : address.Host;
}
