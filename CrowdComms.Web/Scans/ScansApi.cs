using System.Text.Json;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using CrowdComms.Web.Registrants;
using Microsoft.AspNetCore.Http.HttpResults;

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

    /// <summary>Decides one scan and records it, refused ones too. The same <c>scanId</c> again gets the first outcome,
    /// with <c>replayed</c>. A key with the scope <c>scan</c> alone gets of the registrant what a turnstile shows.</summary>
    internal static async Task<Results<Ok<ScanResponse>,
        ProblemHttpResult>> ScanAsync(ScanBody body, HttpContext http, CheckInService checkIn, ScanRecordReader scans)
    {
        var decided = await DecideAsync(body, http, checkIn, scans);
        return decided.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(decided.Value);
    }

    /// <summary>Decides up to 500 scans of a device that was offline, one by one in their order. One that is refused
    /// does not stop the others. It costs one token of the limit for each scan; a batch of more than the limit passes while nothing is
    /// owed.</summary>
    internal static async Task<Results<Ok<BatchResponse>, ProblemHttpResult>> BatchAsync(
        ScanBatchBody body, HttpContext http, CheckInService checkIn, ScanRecordReader scans)
    {
        if (body.Scans is null || body.Scans.Any(s => s is null))
        {
            return BadRequests.Invalid("scans", "Each scan is one JSON object.").AsProblem();
        }

        List<BatchItem> items = [];
        foreach (var scan in body.Scans)
        {
            var decided = await DecideAsync(scan, http, checkIn, scans);
            items.Add(decided.Failed(out var refused)
                ? new BatchItem(scan.ScanId, null, new BatchProblem(refused.Code, refused.Message, refused.Fields))
                : new BatchItem(scan.ScanId, decided.Value, null));
        }

        return TypedResults.Ok(new BatchResponse(items));
    }

    private static async Task<Result<ScanResponse>> DecideAsync(
        ScanBody body, HttpContext http, CheckInService checkIn, ScanRecordReader scans)
    {
        if (body.Code is not null && body.RegistrantId is not null)
        {
            return BadRequests.Invalid("registrantId", "Send a code or a registrant, not both.");
        }

        var (access, stop, request) = (http.Access, http.RequestAborted, body.Request);
        var answer = await checkIn.ScanAsync(access.Event, request, access.Actor, stop);
        if (answer.Failed(out var refused))
        {
            return refused;
        }

        var record = await scans.ReadAsync(access.Event.Id, request, answer.Value, access.Actor, stop);
        return record.Failed(out var unseen) ? unseen
            : ScanResponse.Of(answer.Value, Seen(record.Value, body, http), await PersonAsync(answer.Value, http));
    }

    // A turnstile that repeats a scan of somebody else does not read why staff let the person in: the reason is free text.
    private static ScanRecord Seen(ScanRecord scan, ScanBody body, HttpContext http) =>
        IsTurnstile(http) && scan.Reason != body.Request.Reason.OrNull() ? scan with { Reason = null } : scan;

    // A kiosk learns who the registrant is, but not what they answered to questions.
    private static async Task<ScannedRegistrant?> PersonAsync(ScanAnswer answer, HttpContext http)
    {
        if (answer.Registrant is not { } person || IsTurnstile(http))
        {
            return answer.Registrant is { } passing ? ScannedRegistrant.ForTurnstile(passing) : null;
        }

        var answered = await http.AnsweredAsync([person.Id]);
        return ScannedRegistrant.ForStaff(person, answered.IsOk ? answered.Value(person.Id) : new Dictionary<string, JsonElement>());
    }

    private static bool IsTurnstile(HttpContext http) => http.User.KeyGrant is { Scopes: ApiScope.Scan };
}
