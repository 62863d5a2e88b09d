using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.CheckIn;
using CrowdComms.Web.Registrants;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Scans;

/// <summary>One scan of a ticket, or of a registrant found by name.</summary>
public sealed record ScanBody
{
    /// <summary>The id of the scan, created by the device before it sends: the same id again gets the first outcome.</summary>
    public required Guid ScanId { get; init; }

    /// <summary>The id of the station.</summary>
    public required Guid StationId { get; init; }

    /// <summary>The text that the scanner read; otherwise send <see cref="RegistrantId"/>.</summary>
    public string? Code { get; init; }

    /// <summary>The id of the registrant whom staff chose by name.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>The direction, in or out; out only at a door.</summary>
    public Direction? Direction { get; init; }

    /// <summary>When the device scanned, by its own clock; if left out, now. At most two minutes ahead and seven days
    /// old, and not earlier than a day before the event begins.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Admits a registrant who would otherwise be refused, where an override is allowed.</summary>
    public OverrideBody? Override { get; init; }

    /// <summary>Whether to decide without writing anything.</summary>
    public bool Simulate { get; init; }

    internal ScanRequest Request => new(ScanId, StationId, Code, RegistrantId, Override?.Reason)
    {
        Direction = Direction ?? Data.CheckIn.Direction.In,
        ScannedAt = ScannedAt?.ToUniversalTime(),
        Simulate = Simulate,
    };
}

/// <summary>An override of a refusal.</summary>
/// <param name="Reason">The reason, up to 300 characters.</param>
public sealed record OverrideBody(string Reason);

/// <summary>The scans of a device that was offline.</summary>
public sealed record ScanBatchBody
{
    /// <summary>The scans in the order in which they were made, at most 500.</summary>
    [MaxLength(500, ErrorMessage = "Send at most 500 scans at a time.")]
    public required IReadOnlyList<ScanBody> Scans { get; init; }
}

/// <summary>A scan as it was recorded. Instants are UTC.</summary>
/// <param name="ScanId">The id that the device gave the scan.</param>
/// <param name="StationId">The id of the station.</param>
/// <param name="Station">The name of the station.</param>
/// <param name="RegistrantId">The id of the registrant; null if the ticket belongs to no registrant of this event.</param>
/// <param name="Direction">The direction, in or out.</param>
/// <param name="Outcome">The decision, such as <c>admitted</c>.</param>
/// <param name="Forced">Whether an override was needed and used.</param>
/// <param name="Reason">The reason of the override; null if there was none.</param>
/// <param name="ScannedAt">When it was scanned, by the device's clock.</param>
/// <param name="ReceivedAt">When it arrived, by the server's clock.</param>
/// <param name="By">The name of the user, device or API key that scanned.</param>
public sealed record ScanShape(
    Guid ScanId, Guid StationId, string Station, Guid? RegistrantId, Direction Direction, string Outcome, bool Forced, string? Reason,
    DateTimeOffset ScannedAt, DateTimeOffset ReceivedAt, string By);

/// <summary>When, where and by whom the registrant was admitted first.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Station">The name of the station; null if it was not at a station.</param>
/// <param name="By">The name of the user, device or API key that scanned.</param>
public sealed record FirstAdmittedShape(DateTimeOffset At, string? Station, string By);

/// <summary>The outcome of a scan, and what staff should know about the registrant.</summary>
/// <param name="Outcome">The decision, such as <c>admitted</c> or <c>already_checked_in</c>.</param>
/// <param name="Replayed">Whether this is the first outcome of the same scan id, returned again.</param>
/// <param name="Scan">The scan as it was recorded, or as it would be.</param>
/// <param name="Registrant">The registrant, if the ticket belongs to this event; a key with only the <c>scan</c> scope gets
/// only what a turnstile shows.</param>
/// <param name="PassType">The pass type of the registrant.</param>
/// <param name="Company">The company of the registrant; null for none.</param>
/// <param name="Message">One sentence for staff that says what was decided.</param>
/// <param name="Advice">One sentence for staff that says what to do.</param>
/// <param name="FirstAdmitted">For a duplicate: when, where and by whom the registrant was admitted first.</param>
public sealed record ScanResponse(
    string Outcome, bool Replayed, ScanShape Scan, ScannedRegistrant? Registrant, PassTypeName? PassType, CompanyName? Company,
    string Message, string Advice, FirstAdmittedShape? FirstAdmitted)
{
    internal static ScanResponse Of(ScanAnswer answer, ScanRecord scan, ScannedRegistrant? person)
    {
        var shape = new ScanShape(
            scan.ScanId, scan.StationId, scan.Station, scan.RegistrantId, scan.Direction, OutcomeWords.Of(scan.Outcome),
            scan.Forced, scan.Reason,
            scan.ScannedAt, scan.ReceivedAt, scan.By);
        return new ScanResponse(
            OutcomeWords.Of(answer.Outcome), answer.Replayed, shape, person, person?.PassType, person?.Company,
            answer.Message, answer.Advice,
            answer.FirstAdmitted is { } first ? new FirstAdmittedShape(first.At, first.Station, first.By) : null);
    }
}

/// <summary>One scan of a batch: its outcome, or why it was not decided.</summary>
/// <param name="ScanId">The id of the scan.</param>
/// <param name="Answer">The outcome; null if the scan was not decided.</param>
/// <param name="Problem">Why the scan was not decided; null if it was.</param>
public sealed record BatchItem(Guid ScanId, ScanResponse? Answer, BatchProblem? Problem);

/// <summary>Why a scan of a batch was not decided.</summary>
/// <param name="Code">The stable error code.</param>
/// <param name="Detail">One sentence that says what is wrong.</param>
/// <param name="Errors">For <c>validation</c>: the fields that are not acceptable, each with its sentences.</param>
public sealed record BatchProblem(string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>The outcomes of a batch of scans.</summary>
/// <param name="Items">One item for each scan, in the order of the request.</param>
public sealed record BatchResponse(IReadOnlyList<BatchItem> Items);
