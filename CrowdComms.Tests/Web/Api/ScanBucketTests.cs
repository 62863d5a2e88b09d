using System.Net.Http.Json;
using System.Threading.RateLimiting;
using CrowdComms.Data.Common;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using CrowdComms.Web.Api;
using CrowdComms.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace CrowdComms.Tests.Web.Api;

/// <summary>A scan costs a token, alone or in a batch.</summary>
public sealed class ScanBucketTests
{
    [Fact]
    public void A_batch_larger_than_the_bucket_passes_when_it_is_full_and_is_paid_for_afterwards()
    {
        var clock = new FakeTimeProvider();
        using var bucket = new ScanBucket(100, clock);
        Assert.Equal(TimeSpan.Zero, bucket.IdleDuration);
        Assert.Null(Wait(bucket, 500));
        Assert.Null(bucket.IdleDuration);
        AssertTrue(bucket, clock, 1, 4.01);
        AssertTrue(bucket, clock, 500, 0.999);
        AssertTrue(bucket, clock, 60, 4.6);
        AssertTrue(bucket, clock, 60, 0.599);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Never_more_scans_than_the_rate_and_one_batch_are_let_in(int rate)
    {
        var (clock, random) = (new FakeTimeProvider(), new Random(rate));
        using var bucket = new ScanBucket(rate, clock);
        var (admitted, began) = (0L, clock.GetTimestamp());
        for (var request = 0; request < 2000; request++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(random.Next(40)));
            var scans = random.Next(10) == 0 ? random.Next(1, 500) : 1;
            admitted += Wait(bucket, scans) is null ? scans : 0;
            Assert.True(admitted <= (clock.GetElapsedTime(began).TotalSeconds * rate) + rate + 500, $"{admitted} after {request}");
        }
    }

    [Fact]
    public async Task A_batch_costs_as_many_tokens_as_it_has_scans()
    {
        await using var app = await AppInProcess.StartAsync(AuthApiTests.With("RateLimits:ScansPerSecond", "2"));
        using var key = await KeyAsync(app);
        Guid desk;
        await using (var context = await app.ContextAsync())
        {
            desk = await context.Stations.Where(s => s.Kind == StationKind.Desk).Select(s => s.Id).FirstAsync(TokenVisitor.Stop);
        }

        object Scan() => new { scanId = Guid.CreateVersion7(), code = "NOBODY", stationId = desk };
        async Task<HttpResponseMessage> PostAsync(string address, object body) => await key.PostAsJsonAsync(
            new Uri($"/api/v1/events/{DemoSeed.Slug}/{address}", UriKind.Relative), body, TokenVisitor.Stop);
        using var first = await PostAsync("scans/batch", new { scans = Enumerable.Range(0, 60).Select(_ => Scan()) });
        Assert.Equal(200, (int)first.StatusCode);
        using var refused = await PostAsync("scans", Scan());
        Assert.Equal((429, "rate_limited"), await TokenVisitor.ReadAsync(refused));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 15, 30);
        using var more = await PostAsync("scans/batch", new { scans = new[] { Scan() } });
        Assert.Equal(429, (int)more.StatusCode);
    }

    private static TimeSpan? Wait(ScanBucket bucket, int scans)
    {
        using var lease = bucket.AttemptAcquire(scans);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.MaxValue;
    }

    // The wait that is named is needed, and enough.
    private static void AssertTrue(ScanBucket bucket, FakeTimeProvider clock, int scans, double seconds)
    {
        var wait = Wait(bucket, scans)!.Value;
        Assert.Equal(seconds, wait.TotalSeconds, 3);
        clock.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(Wait(bucket, scans));
        clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Null(Wait(bucket, scans));
    }

    private static async Task<HttpClient> KeyAsync(AppInProcess app)
    {
        await using var context = await app.ContextAsync();
        var expo = await context.Events.Where(e => e.Slug == DemoSeed.Slug).Select(e => e.Id).SingleAsync(TokenVisitor.Stop);
        return app.Program("ApiKey", (await app.Get<ApiKeyService>()
            .MakeAsync(expo, new NewApiKey("Gate", ApiScope.Scan), Actor.System, TokenVisitor.Stop)).Value.Secret);
    }
}
