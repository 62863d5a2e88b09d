using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Scans;

/// <summary>Endpoints with which programs and devices with an API key scan tickets. A decided scan always returns 200,
/// whatever its outcome.</summary>
public static class ScansApi
{
    /// <summary>Adds <c>/events/{event}/scans</c> and <c>/scans/batch</c>.</summary>
    public static void MapScans(this IEndpointRouteBuilder api)
    {
        // The scan id makes a scan repeatable by itself, so no response is stored.
        var scans = api.MapEventGroup("/scans").WithTags("Scans").NeedsScope(ApiScope.Scan).RequireRateLimiting(RateLimits.Scans);
        // The policy of the group counts requests before their bodies are read, the filters count scans.
        scans.MapPost("", ScanAsync).CountsScans<ScanBody>(_ => 1).Repeats(keepsAnswer: false).Refuses("forbidden", "device.revoked");
        scans.MapPost("batch", BatchAsync).CountsScans<ScanBatchBody>(batch => batch.Scans?.Count ?? 1).Repeats(keepsAnswer: false)
            .Refuses("forbidden");
    }

    /// <summary>Decides one scan and records it, also when it is refused. Sending the same <c>scanId</c> again returns the first outcome
    /// with <c>replayed</c>. A key with only the <c>scan</c> scope gets only what a turnstile shows of the registrant.</summary>
    internal static async Task<Results<Ok<ScanResponse>,
        ProblemHttpResult>> ScanAsync(ScanBody body, HttpContext http, [FromServices] CheckInService checkIn)
    {
        var decided = await DecideAsync(body, http, checkIn);
        return decided.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(decided.Value);
    }

    /// <summary>Decides up to 500 scans of a device that was offline, one by one in their order. A refused scan
    /// does not stop the others. Each scan uses one token of the rate limit; a batch larger than the limit is accepted while no tokens
    /// are owed.</summary>
    internal static async Task<Results<Ok<BatchResponse>, ProblemHttpResult>> BatchAsync(
        ScanBatchBody body, HttpContext http, [FromServices] CheckInService checkIn)
    {
        if (body.Scans is null || body.Scans.Any(s => s is null))
        {
            return BadRequests.Invalid("scans", "Each scan must be a JSON object.").AsProblem();
        }

        List<BatchItem> items = [];
        foreach (var scan in body.Scans)
        {
            var decided = await DecideAsync(scan, http, checkIn);
            items.Add(decided.Failed(out var refused)
                ? new BatchItem(scan.ScanId, null, new BatchProblem(refused.Code, refused.Message, refused.Fields))
                : new BatchItem(scan.ScanId, decided.Value, null));
        }

        return TypedResults.Ok(new BatchResponse(items));
    }

    private static async Task<Result<ScanResponse>> DecideAsync(
        ScanBody body, HttpContext http, CheckInService checkIn)
    {
        if (body.Code is not null && body.RegistrantId is not null)
        {
            return BadRequests.Invalid("registrantId", "Send a code or a registrant, not both.");
        }

        var (access, stop, request) = (http.Access, http.RequestAborted, body.Request);
        var answer = await checkIn.ScanAsync(access.Event, request, access.Actor, stop);
        return answer.Failed(out var refused) ? refused
            : ScanResponse.Of(answer.Value, Seen(answer.Value.Record, body, http), Person(answer.Value, http));
    }

    // A turnstile that repeats a scan of somebody else does not read why staff let the person in: the reason is free text.
    private static ScanRecord Seen(ScanRecord scan, ScanBody body, HttpContext http) =>
        IsTurnstile(http) && scan.Reason != body.Request.Reason.OrNull() ? scan with { Reason = null } : scan;

    // A kiosk learns who the registrant is, but not what they answered to questions.
    private static ScannedRegistrant? Person(ScanAnswer answer, HttpContext http) => answer.Registrant switch
    {
        null => null,
        { } passing when IsTurnstile(http) => ScannedRegistrant.ForTurnstile(passing),
        { } person when http.Access.Station is { Kind: StationKind.Kiosk } =>
            ScannedRegistrant.ForStaff(person, AnsweredRegistrants.Json([])),
        { } person => ScannedRegistrant.ForStaff(person, AnsweredRegistrants.Json(person.Answers ?? [])),
    };

    private static bool IsTurnstile(HttpContext http) => http.User.KeyGrant is { Scopes: ApiScope.Scan };
}
