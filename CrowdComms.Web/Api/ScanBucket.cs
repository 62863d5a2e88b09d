using System.Threading.RateLimiting;

namespace CrowdComms.Web.Api;

/// <summary>
/// A token bucket that a batch may overdraw: a batch of more scans than the bucket holds passes while the bucket is full, and the
/// caller waits until what it owes is paid. The library's bucket refuses such a batch for ever.
/// </summary>
/// <param name="rate">The tokens that come back in a second, and that the bucket holds.</param>
/// <param name="clock">The clock by which they come back.</param>
internal sealed class ScanBucket(int rate, TimeProvider clock) : RateLimiter
{
    private readonly Lock _lock = new();
    private double _tokens = rate;
    private long _seen = clock.GetTimestamp(), _admitted, _refused;

    /// <inheritdoc />
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                return Refilled() < rate ? null : clock.GetElapsedTime(_seen);
            }
        }
    }

    /// <inheritdoc />
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock)
        {
            return new RateLimiterStatistics
            {
                CurrentAvailablePermits = (long)Math.Max(0, Refilled()),
                TotalSuccessfulLeases = _admitted,
                TotalFailedLeases = _refused,
            };
        }
    }

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var (now, needed) = (Refilled(), Math.Min(permitCount, rate));
            if (now < needed)
            {
                _refused++;
                return new Lease(TimeSpan.FromSeconds((needed - now) / rate));
            }

            (_tokens, _seen) = (now - permitCount, clock.GetTimestamp());
            _admitted++;
            return new Lease(null);
        }
    }

    /// <inheritdoc />
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));

    private double Refilled() => Math.Min(rate, _tokens + (clock.GetElapsedTime(_seen).TotalSeconds * rate));

    /// <summary>Whether the scans may be decided, and otherwise when.</summary>
    private sealed class Lease(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = wait;
            return wait is not null && metadataName == MetadataName.RetryAfter.Name;
        }
    }
}
