using System.Globalization;
using System.Threading.RateLimiting;
using CrowdComms.Web.Configuration;
using Microsoft.AspNetCore.RateLimiting;

namespace CrowdComms.Web.Registration;

/// <summary>Registers what public registration needs of the web.</summary>
internal static class RegistrationServices
{
    /// <summary>The name of its limit.</summary>
    internal const string Limit = "registration";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Adds the limit: so many forms a minute from one address of the network. Looking at the page is not counted.</summary>
    internal static void AddRegistration(this IServiceCollection services, Settings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(Limit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = settings.RateLimits.RegistrationPerMinute,
                TokensPerPeriod = settings.RateLimits.RegistrationPerMinute,
                ReplenishmentPeriod = Minute,
            })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = RejectAsync;
    });

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var response = context.HttpContext.Response;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Minute;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Please wait a minute</title></head>" +
            "<body style=\"max-width:32rem;margin:3rem auto;padding:0 1rem;font-family:sans-serif;line-height:1.5\"><h1>Please wait a minute</h1>" +
            "<p>Very many people register from this network at the moment. Go back, wait a minute and send the form once more: what you typed is still there.</p></body></html>", cancellationToken);
    }
}
