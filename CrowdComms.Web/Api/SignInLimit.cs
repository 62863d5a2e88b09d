using System.Threading.RateLimiting;
using CrowdComms.Data.Common;

namespace CrowdComms.Web.Api;

/// <summary>
/// Limits how often one network address may try to sign in to one account, on the page and by programs together, with
/// or without success. For all accounts together the limit is ten times as high: so no one can try one password on
/// every account, and a team behind one address can still sign in.
/// </summary>
internal sealed class SignInLimit(RateLimitSettings settings) : IDisposable
{
    private const int Accounts = 10;

    private readonly PartitionedRateLimiter<(string Address, string Account)> _tries = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Address, string Account), (string, string)>(
            tried => RateLimitPartition.GetTokenBucketLimiter(tried, _ => RateLimits.PerMinute(settings.SignInPerMinute))),
        PartitionedRateLimiter.Create<(string Address, string Account), string>(
            tried =>
                RateLimitPartition.GetTokenBucketLimiter(tried.Address, _ => RateLimits.PerMinute(Accounts * settings.SignInPerMinute))));

    /// <inheritdoc />
    public void Dispose() => _tries.Dispose();

    /// <summary>Counts one attempt to sign in.</summary>
    /// <returns>Whether the attempt may continue; if not, the response has status 429 and <c>Retry-After</c>.</returns>
    internal bool Admits(HttpContext http, string account)
    {
        // No account has a longer name, so longer ones are cut to keep the memory small.
        var name = account.Length > 1000 ? "" : TextRules.KeyOfAccount(account);
        using var lease = _tries.AttemptAcquire((RateLimits.AddressOf(http), name.Length > 256 ? "" : name));
        if (!lease.IsAcquired)
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            RateLimits.RetryAfter(http.Response, lease);
        }

        return lease.IsAcquired;
    }
}
