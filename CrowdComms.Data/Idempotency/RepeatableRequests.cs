using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Idempotency;

/// <summary>A request that its caller may repeat.</summary>
/// <param name="Key">The SHA-256 of the caller and their idempotency key.</param>
/// <param name="Request">The SHA-256 of method, address and body.</param>
/// <param name="EventId">The event that the request concerns; null for none.</param>
public sealed record RepeatableRequest(byte[] Key, byte[] Request, Guid? EventId);

/// <summary>The stored response to a request.</summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Answer">The headers and the body, encrypted; null where they must not be sent again.</param>
/// <param name="RegistrantId">The registrant whom the response is about; null for none.</param>
public sealed record StoredResponse(int Status, string? Answer, Guid? RegistrantId);

/// <summary>What to do with a request that may be a repeated one.</summary>
/// <param name="Work">The id of the work to do now; null when it was done before.</param>
/// <param name="Given">The first response; null when there is work to do.</param>
public sealed record RequestStanding(Guid? Work, StoredResponse? Given);

/// <summary>
/// Stores for a day the responses to requests with an <c>Idempotency-Key</c>. If two equal requests arrive together, a
/// unique index decides which one does the work. If a process dies during the work, a request that comes two minutes
/// later does it.
/// </summary>
public sealed class RepeatableRequests(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock)
{
    /// <summary>How long a stored response is sent again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>How long work may take before another request may begin it again.</summary>
    public static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(2);

    private static readonly Error Mismatch = new(
        ErrorKind.Conflict, "idempotency.mismatch",
        "This Idempotency-Key was already used for a different request. Use a new key for each request.");

    private static readonly Error InProgress = new(
        ErrorKind.Conflict, "idempotency.in_progress",
        "The first request with this Idempotency-Key is still in progress. Send it again in a second.");

    /// <summary>Begins the work on a request, unless it is done or under way.</summary>
    /// <returns>The work to do or the first response; <c>idempotency.mismatch</c>,
    /// <c>idempotency.in_progress</c>.</returns>
    public async Task<Result<RequestStanding>> BeginAsync(
        RepeatableRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.AnsweredRequests.Where(r => r.Key == request.Key && r.BegunAt < now - Kept)
            .ExecuteDeleteAsync(cancellationToken);
        var fresh = new AnsweredRequest
        {
            Key = request.Key,
            Request = request.Request,
            EventId = request.EventId,
            BegunAt = now
        };
        context.AnsweredRequests.Add(fresh);
        return await engine.TrySaveAsync(context, failure => failure.Index == AnsweredRequest.KeyIndex,
            cancellationToken)
            ? new RequestStanding(fresh.Id, null)
            : await StandingAsync(context, request, now, cancellationToken);
    }

    /// <summary>Stores the response to a request whose work is done.</summary>
    public async Task FinishAsync(Guid work, StoredResponse given, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.AnsweredRequests.Where(r => r.Id == work).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.AnswerStatus, given.Status).SetProperty(r => r.Answer, given.Answer)
                .SetProperty(r => r.RegistrantId, given.RegistrantId), cancellationToken);
    }

    /// <summary>Gives the work up without a response, so that a repeated request begins it again.</summary>
    public async Task ReleaseAsync(Guid work, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.AnsweredRequests.Where(r => r.Id == work).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Deletes the responses that are older than a day.</summary>
    /// <returns>How many were deleted.</returns>
    public async Task<int> ForgetOldAsync(CancellationToken cancellationToken)
    {
        var over = clock.GetUtcNow() - Kept;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AnsweredRequests.Where(r => r.BegunAt < over).ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<Result<RequestStanding>> StandingAsync(
        CrowdCommsContext context, RepeatableRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = await context.AnsweredRequests.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Key == request.Key, cancellationToken);
        if (first is null)
        {
            return InProgress;
        }

        if (!first.Request.AsSpan().SequenceEqual(request.Request))
        {
            return Mismatch;
        }

        if (first.AnswerStatus is { } status)
        {
            return new RequestStanding(null, new StoredResponse(status, first.Answer, first.RegistrantId));
        }

        if (now - first.BegunAt < Abandoned)
        {
            return InProgress;
        }

        var taken = await context.AnsweredRequests
            .Where(r => r.Id == first.Id && r.BegunAt == first.BegunAt && r.AnswerStatus == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.BegunAt, now), cancellationToken);
        return taken == 1 ? new RequestStanding(first.Id, null) : InProgress;
    }
}
