using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CrowdComms.Data.Common;
using CrowdComms.Data.Languages;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.RateLimiting;
using static CrowdComms.Web.Api.ApiTexts;

namespace CrowdComms.Web.Api;

/// <summary>Limits how many requests a caller may send, with token buckets: a burst of the bucket's size passes
/// immediately, further requests at the rate of the limit.</summary>
internal static class RateLimits
{
    /// <summary>The names of the limits. The limit of an endpoint replaces the one of its group.</summary>
    internal const string Requests = "requests", Scans = "scans", Registration = "registration";

    internal static readonly Error Refused = new(ErrorKind.Conflict, "rate_limited",
        "Too many requests. Wait as many seconds as Retry-After says, then try again.");

    private const int Steps = 60, NetworkBytes = 8;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Minute = TimeSpan.FromMinutes(1);

    /// <summary>Adds the limits with the numbers of the settings.</summary>
    internal static void AddRateLimits(this IServiceCollection services, RateLimitSettings settings)
    {
        services.AddSingleton(new SignInLimit(settings)).AddSingleton(settings).AddSingleton<ScanLimit>();
        services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Requests,
                http => RateLimitPartition.GetTokenBucketLimiter(Asker(http), _ => PerMinute(settings.RequestsPerMinute)));
            limiter.AddPolicy(Scans,
                http => RateLimitPartition.GetTokenBucketLimiter(Asker(http),
                    _ => Bucket(settings.ScansPerSecond, settings.ScansPerSecond, Second)));
            limiter.AddPolicy(Registration, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetTokenBucketLimiter(AddressOf(http), _ => PerMinute(settings.RegistrationPerMinute))
                : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = RejectAsync;
        });
    }

    /// <summary>The network address that a request comes from; empty if it is unknown. Of an address of IPv6 only the
    /// network counts, because a single connection has as many addresses in it as it likes (RFC 6177).</summary>
    internal static string AddressOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        return address is null ? ""
            : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
            : address.AddressFamily == AddressFamily.InterNetworkV6
                ? $"{new IPAddress([.. address.GetAddressBytes().Take(NetworkBytes), .. new byte[NetworkBytes]])}/64"
            : address.ToString();
    }

    /// <summary>A bucket for a limit per minute. It is refilled every second if the limit is large enough for that.</summary>
    internal static TokenBucketRateLimiterOptions PerMinute(int most) =>
        most >= Steps ? Bucket(most, most / Steps, Second) : Bucket(most, 1, Minute / most);

    /// <summary>Sets the header <c>Retry-After</c>: after how many seconds the caller may try again.</summary>
    internal static void RetryAfter(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private static TokenBucketRateLimiterOptions Bucket(int size, int refill, TimeSpan every) =>
        new() { TokenLimit = size, TokensPerPeriod = refill, ReplenishmentPeriod = every };

    // Counts by user, API key or device; a caller who is none of them is counted by network address.
    internal static string Asker(HttpContext http) => http.User.UserId?.ToString() ?? AddressOf(http);

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        RetryAfter(http.Response, context.Lease);
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Problems.Of(StatusCodes.Status429TooManyRequests, Refused).ExecuteAsync(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.ContentType = "text/html; charset=utf-8";
        var language = Language.Current;
        await http.Response.WriteAsync(
            $"<!doctype html><html lang=\"{language.Code}\" dir=\"{(language.IsRightToLeft ? "rtl" : "ltr")}\">"
                + "<head><meta charset=\"utf-8\">"
                + $"<meta name=\"viewport\" content=\"width=device-width\"><title>{L["Wait a minute"]}</title></head>"
                + "<body style=\"max-width:32rem;margin:3rem auto;padding:0 1rem;font-family:sans-serif;line-height:1.5\">"
                + $"<h1>{L["Wait a minute"]}</h1><p>"
                + L["Too many forms are coming from this network right now. Go back, wait a minute and send the form "
                    + "again: what you typed is still there."] + "</p></body></html>", cancellationToken);
    }
}
