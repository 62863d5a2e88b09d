using System.Threading.RateLimiting;

namespace CrowdComms.Web.Api;

/// <summary>Counts scans, one token for each, also within a batch, for each user, device or API key.</summary>
internal sealed class ScanLimit(RateLimitSettings settings, TimeProvider clock) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _scans = PartitionedRateLimiter.Create<string, string>(
        asker => RateLimitPartition.Get(asker, _ => new ScanBucket(settings.ScansPerSecond, clock)));

    /// <inheritdoc />
    public void Dispose() => _scans.Dispose();

    /// <summary>Takes a token for each scan of a request.</summary>
    /// <returns>Whether they may be decided; if not, the response has <c>Retry-After</c>.</returns>
    internal bool Admits(HttpContext http, int scans)
    {
        using var lease = _scans.AttemptAcquire(RateLimits.Asker(http), Math.Max(1, scans));
        if (!lease.IsAcquired)
        {
            RateLimits.RetryAfter(http.Response, lease);
        }

        return lease.IsAcquired;
    }
}

/// <summary>Applies the limit of scans to endpoints.</summary>
internal static class CountedScans
{
    /// <summary>Refuses a request with 429 while its scans are more than the caller may send now.</summary>
    /// <param name="endpoint">An endpoint that takes scans.</param>
    /// <param name="count">The number of scans in the body.</param>
    internal static RouteHandlerBuilder CountsScans<TBody>(this RouteHandlerBuilder endpoint, Func<TBody, int> count) =>
        endpoint.AddEndpointFilter((call, next) =>
            call.HttpContext.RequestServices.GetRequiredService<ScanLimit>()
                .Admits(call.HttpContext, count(call.Arguments.OfType<TBody>().Single())) ? next(call)
                : ValueTask.FromResult<object?>(Problems.Of(StatusCodes.Status429TooManyRequests, RateLimits.Refused)));
}
