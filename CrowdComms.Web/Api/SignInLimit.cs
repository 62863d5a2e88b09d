using System.Threading.RateLimiting;

namespace CrowdComms.Web.Api;

/// <summary>
/// How often one address of the network may try to sign in to one account: on the page and by programs together, whether it succeeds or not.
/// Ten times as often to all accounts together, so that one password is not tried on everybody, and a team behind one address still gets in.
/// </summary>
internal sealed class SignInLimit(RateLimitSettings settings) : IDisposable
{
    private const int Accounts = 10;

    private readonly PartitionedRateLimiter<(string Address, string Account)> _tries = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), (string, string)>(
            tried => RateLimitPartition.GetTokenBucketLimiter(tried, _ => RateLimits.PerMinute(settings.SignInPerMinute))),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(
            tried => RateLimitPartition.GetTokenBucketLimiter(tried.Address, _ => RateLimits.PerMinute(Accounts * settings.SignInPerMinute))));

    /// <inheritdoc />
    public void Dispose() => _tries.Dispose();

    /// <summary>Counts a try.</summary>
    /// <returns>Whether it may go on; if not, the answer has status 429 and <c>Retry-After</c>.</returns>
    internal bool Admits(HttpContext http, string account)
    {
        // A longer name is nobody's, and is not kept.
        var name = account.Trim().ToUpperInvariant();
        using var lease = _tries.AttemptAcquire((RateLimits.AddressOf(http), name.Length > 256 ? "" : name));
        if (!lease.IsAcquired)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            RateLimits.RetryAfter(http.Response, lease);
        }

        return lease.IsAcquired;
    }
}
